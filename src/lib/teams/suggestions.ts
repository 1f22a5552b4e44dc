import {
	fitsSeat,
	mayEnter,
	stepsTo,
	withPerson,
	type Candidate,
	type Gaps,
	type TeamRule
} from '#lib/teams/mixing.ts';

/** Why a person and a team suit each other. */
export type Reason =
	| { readonly kind: 'gap'; readonly needs: Gaps['needs']; readonly isBridging: boolean }
	| { readonly kind: 'seat' }
	| { readonly kind: 'skills'; readonly skills: readonly string[] }
	| { readonly kind: 'bridge' }
	| { readonly kind: 'size'; readonly size: number; readonly min: number };

/** How well they suit each other: a number to sort by and nothing else, and why. */
export type Suitability = { readonly score: number; readonly reasons: readonly Reason[] };

/* The gap outweighs everything else together: without the missing side a team cannot hand in. */
const POINTS = { gap: 100, seat: 20, skill: 12, bridge: 8, small: 6, room: 1 } as const;
const COUNTED_SKILLS = 3;

const folded = (word: string) => word.trim().toLowerCase();

/** The skills that a team's open seats ask for and this person has, in the person's own spelling, each once. */
function sharedSkills(team: Gaps, person: Candidate): string[] {
	const wanted = new Set(
		team.seats.filter((seat) => fitsSeat(seat, person)).flatMap(({ skills }) => skills.map(folded))
	);
	return person.skills.filter((skill, index, all) => {
		const word = folded(skill);
		return wanted.has(word) && all.findIndex((other) => folded(other) === word) === index;
	});
}

/** How well a person suits a team; null where the rule does not let them in. */
export function suitability(team: Gaps, person: Candidate, rule: TeamRule): Suitability | null {
	if (!mayEnter(team, person, rule)) return null;
	const reasons: Reason[] = [];
	let score = (rule.max_size - team.size) * POINTS.room;
	if (stepsTo(withPerson(team, person, rule).needs) < stepsTo(team.needs)) {
		score += POINTS.gap;
		reasons.push({ kind: 'gap', needs: team.needs, isBridging: person.is_bridging });
	}
	const skills = sharedSkills(team, person);
	if (skills.length > 0) {
		score += Math.min(skills.length, COUNTED_SKILLS) * POINTS.skill;
		reasons.push({ kind: 'skills', skills });
	}
	if (team.seats.some((seat) => fitsSeat(seat, person))) {
		score += POINTS.seat;
		// the skills say it already, and better
		if (skills.length === 0) reasons.push({ kind: 'seat' });
	}
	if (person.is_bridging && team.bridging === 0 && team.needs === 'nobody') {
		score += POINTS.bridge;
		reasons.push({ kind: 'bridge' });
	}
	if (team.size < rule.min_size) {
		score += POINTS.small;
		// a missing side says it already
		if (reasons[0]?.kind !== 'gap') reasons.push({ kind: 'size', size: team.size, min: rule.min_size });
	}
	return { score, reasons };
}

/** A suggestion: whom or which, how well, why. */
export type Suggestion<Of> = { readonly of: Of } & Suitability;

function best<Of>(all: readonly (Suggestion<Of> | null)[], limit: number): Suggestion<Of>[] {
	// sorting is stable: those who suit equally well stay in the order they came
	return all
		.filter((one) => one !== null)
		.filter(({ reasons }) => reasons.length > 0)
		.sort((one, other) => other.score - one.score)
		.slice(0, limit);
}

/** The teams that need a person most, each with a reason; none where nothing speaks for one. */
export function suggestTeams<Team extends Gaps>(
	person: Candidate,
	teams: readonly Team[],
	rule: TeamRule
): Suggestion<Team>[] {
	const suits = teams.map((team) => {
		const found = suitability(team, person, rule);
		return found && { of: team, ...found };
	});
	return best(suits, 3);
}

/** The people who fill most of what a team lacks, each with a reason. */
export function suggestPeople(team: Gaps, people: readonly Candidate[], rule: TeamRule): Suggestion<Candidate>[] {
	const suits = people.map((person) => {
		const found = suitability(team, person, rule);
		return found && { of: person, ...found };
	});
	return best(suits, 6);
}

const sideNames = { marketing: 'marketing', it: 'IT' } as const;

/** Said to the person, of the team. */
export function toPerson(reason: Reason): string {
	switch (reason.kind) {
		case 'gap':
			if (reason.needs === 'marketing' || reason.needs === 'it')
				return reason.isBridging
					? `It needs ${sideNames[reason.needs]}, and you can stand for either side.`
					: `It needs ${sideNames[reason.needs]}, which you bring.`;
			return reason.needs === 'either'
				? 'Somebody in it bridges, and you bring the second side.'
				: 'It needs marketing and IT, and you bring one of them.';
		case 'skills':
			return `It looks for ${listed(reason.skills)}, which you know.`;
		case 'seat':
			return 'It keeps a seat open that you fit.';
		case 'bridge':
			return 'Nobody in it works on both sides, as you do.';
		case 'size':
			return `It has ${reason.size} of at least ${reason.min} people.`;
	}
}

/** Said to the team, of the person. */
export function toTeam(reason: Reason): string {
	switch (reason.kind) {
		case 'gap':
			if (reason.needs === 'marketing' || reason.needs === 'it')
				return reason.isBridging
					? `Bridges, and can stand for ${sideNames[reason.needs]}, which you need.`
					: `Brings ${sideNames[reason.needs]}, which you need.`;
			return reason.needs === 'either' ? 'Brings your second side.' : 'Brings one of the two sides you need.';
		case 'skills':
			return `Knows ${listed(reason.skills)}, which you look for.`;
		case 'seat':
			return 'Fits a seat you keep open.';
		case 'bridge':
			return 'Works on both sides, as nobody of you does.';
		case 'size':
			return `You are ${reason.size} of at least ${reason.min} people.`;
	}
}

function listed(words: readonly string[]): string {
	const shown = words.slice(0, COUNTED_SKILLS);
	return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
