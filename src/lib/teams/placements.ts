import { mayEnter, stepsTo, withPerson, type Candidate, type Gaps, type TeamRule } from '#lib/teams/mixing.ts';
import { suitability, type Reason } from '#lib/teams/suggestions.ts';

/** One person into one team, and why there. */
export type Placement = {
	readonly person: Candidate;
	readonly team: Gaps;
	readonly reasons: readonly Reason[];
};

/** Why no team has room for those who are left: there is none, all are full, or what is free is kept for the sides that teams lack. */
export type NoSeat =
	| { readonly kind: 'no_team' }
	| { readonly kind: 'full' }
	| { readonly kind: 'kept'; readonly sides: 'marketing' | 'it' | 'both' };

/** What is proposed, in an order in which every single one is allowed, and what cannot be met. */
export type Proposal = {
	readonly placements: readonly Placement[];
	/** People for whom no team has room. */
	readonly left: readonly Candidate[];
	/** Why that is, the same for all of them; null where everybody has a seat. */
	readonly noSeat: NoSeat | null;
	/** Teams as they would be, that still lack a side. */
	readonly unmixed: readonly Gaps[];
	/** Teams as they would be, mixed but with fewer people than the event asks for. */
	readonly small: readonly Gaps[];
};

type Class = 'marketing' | 'it' | 'bridging' | 'other';
type Slot = { readonly team: number; readonly takes: readonly Class[] };

const classOf = ({ function: side, is_bridging }: Candidate): Class => (is_bridging ? 'bridging' : (side ?? 'other'));
const SLOTS = {
	nobody: [],
	marketing: [['marketing', 'bridging']],
	it: [['it', 'bridging']],
	either: [['marketing', 'it', 'bridging']],
	both: [
		['marketing', 'bridging'],
		['it', 'bridging']
	]
} as const satisfies Record<Gaps['needs'], readonly (readonly Class[])[]>;

/**
 * Places everybody who has no team: first so that as many teams as possible become mixed, then so that teams reach their
 * least size, then by what people know and where there is most room. Deterministic.
 *
 * The first step is exact: a team that lacks one side takes one person, a team that lacks both takes two, people of one side
 * stand for it before anybody bridging does, and how many teams that lack both are served is tried out.
 */
export function proposePlacements(people: readonly Candidate[], teams: readonly Gaps[], rule: TeamRule): Proposal {
	const now = new Map(teams.map((team) => [team.id, team]));
	const free = new Map(people.map((person) => [person.id, person]));
	const placements: Placement[] = [];
	const place = (person: Candidate, id: number) => {
		const team = now.get(id);
		const suits = team && suitability(team, person, rule);
		if (!team || !suits) return;
		placements.push({ person, team, reasons: suits.reasons });
		now.set(id, withPerson(team, person, rule));
		free.delete(person.id);
	};
	for (const { team: id, takes } of servedSlots(people, teams, rule)) {
		const team = now.get(id);
		const person = team && bestOf([...free.values()], takes, (one) => suitability(team, one, rule)?.score);
		if (person) place(person, id);
	}
	for (const person of [...free.values()]) {
		const team = roomFor(person, [...now.values()], rule);
		if (team) place(person, team.id);
	}
	const after = [...now.values()];
	return {
		placements,
		left: [...free.values()],
		noSeat: free.size > 0 ? noSeatAmong(after, rule) : null,
		unmixed: after.filter(({ needs }) => needs !== 'nobody'),
		small: after.filter(({ needs, size }) => needs === 'nobody' && size < rule.min_size)
	};
}

/** The slots to fill so that most teams become mixed; those that take one side only come first, so that they get it. */
function servedSlots(people: readonly Candidate[], teams: readonly Gaps[], rule: TeamRule): Slot[] {
	const gaps = teams.filter((team) => team.needs !== 'nobody' && team.size + stepsTo(team.needs) <= rule.max_size);
	const single = gaps.filter(({ needs }) => needs !== 'both');
	const double = gaps.filter(({ needs }) => needs === 'both');
	let chosen: Slot[] = [];
	let most = -1;
	for (let served = 0; served <= double.length; served += 1) {
		const slots = [...double.slice(0, served), ...single].flatMap(({ id, needs }) =>
			SLOTS[needs].map((takes): Slot => ({ team: id, takes }))
		);
		const filled = fill(slots, people, served * 2);
		if (filled === null) break;
		const mixed = filled.length - served;
		if (mixed > most) [chosen, most] = [filled, mixed];
	}
	return chosen.toSorted((one, other) => one.takes.length - other.takes.length);
}

/** The slots that find somebody; null where one of the first `needed` does not, which must be filled together. */
function fill(slots: readonly Slot[], people: readonly Candidate[], needed: number): Slot[] | null {
	const left = { marketing: 0, it: 0, bridging: 0, other: 0 };
	for (const person of people) left[classOf(person)] += 1;
	const filled: Slot[] = [];
	const order = slots
		.map((slot, index) => ({ slot, index }))
		// what has to be filled first, then what takes one side only
		.toSorted((one, other) => rank(one) - rank(other) || one.index - other.index);
	function rank({ slot, index }: { slot: Slot; index: number }): number {
		return index < needed ? 0 : slot.takes.length;
	}
	for (const { slot, index } of order) {
		const from = slot.takes
			.filter((kind) => left[kind] > 0)
			.toSorted(
				(one, other) => Number(one === 'bridging') - Number(other === 'bridging') || left[other] - left[one]
			)[0];
		if (from === undefined) {
			if (index < needed) return null;
			continue;
		}
		left[from] -= 1;
		filled.push(slot);
	}
	return filled;
}

/** Of those a slot takes, one side before anybody bridging, then the highest score, then who came first. */
function bestOf(
	people: readonly Candidate[],
	takes: readonly Class[],
	scoreOf: (person: Candidate) => number | undefined
): Candidate | undefined {
	return people
		.filter((person) => takes.includes(classOf(person)))
		.map((person) => ({ person, isBridging: Number(person.is_bridging), score: scoreOf(person) ?? -1 }))
		.filter(({ score }) => score >= 0)
		.sort((one, other) => one.isBridging - other.isBridging || other.score - one.score)[0]?.person;
}

/** Where somebody goes who completes no mix: teams too small first, then mixed ones, then by suitability, then by room. */
function roomFor(person: Candidate, teams: readonly Gaps[], rule: TeamRule): Gaps | undefined {
	return teams
		.filter((team) => mayEnter(team, person, rule))
		.map((team) => ({
			team,
			isSmall: Number(team.size < rule.min_size),
			isMixed: Number(team.needs === 'nobody'),
			score: suitability(team, person, rule)?.score ?? 0
		}))
		.sort(
			(one, other) =>
				other.isMixed - one.isMixed ||
				other.isSmall - one.isSmall ||
				other.score - one.score ||
				one.team.size - other.team.size ||
				one.team.id - other.team.id
		)[0]?.team;
}

/** Why nobody more has room in the teams as they would be. */
function noSeatAmong(teams: readonly Gaps[], { max_size }: TeamRule): NoSeat {
	if (teams.length === 0) return { kind: 'no_team' };
	const kept = new Set(teams.filter(({ size }) => size < max_size).map(({ needs }) => needs));
	if (kept.size === 0) return { kind: 'full' };
	const [only, ...more] = kept;
	return { kind: 'kept', sides: more.length === 0 && (only === 'it' || only === 'marketing') ? only : 'both' };
}

/** The same, said to who organizes. */
export function noSeatInWords(why: NoSeat, { max_size }: TeamRule): string {
	if (why.kind === 'no_team') return 'There is no team yet.';
	if (why.kind === 'full') return `Every team is full: ${max_size} people are the most.`;
	const sides = { marketing: 'marketing', it: 'IT', both: 'marketing and IT' }[why.sides];
	return `The seats that are free are kept for ${sides}: without them those teams are not mixed.`;
}

/** What cannot be met, in sentences; none where all is well. */
export function unmetInWords({ left, unmixed, small }: Proposal, rule: TeamRule): string[] {
	const says: string[] = [];
	const lacks = (need: Gaps['needs']) => unmixed.filter(({ needs }) => needs === need).length;
	const teamsThat = (count: number) => (count === 1 ? '1 team stays' : `${count} teams stay`);
	if (lacks('it')) says.push(`${teamsThat(lacks('it'))} without IT: nobody from IT is left.`);
	if (lacks('marketing'))
		says.push(`${teamsThat(lacks('marketing'))} without marketing: nobody from marketing is left.`);
	const other = lacks('both') + lacks('either');
	if (other) says.push(`${teamsThat(other)} unmixed: too few people from marketing and IT are left.`);
	if (small.length) {
		const have = small.length === 1 ? '1 team has' : `${small.length} teams have`;
		says.push(`${have} fewer than ${rule.min_size} people.`);
	}
	if (left.length) {
		const find = left.length === 1 ? '1 person finds' : `${left.length} people find`;
		const more = Math.ceil(left.length / rule.max_size);
		says.push(`${find} no seat. Form ${more === 1 ? 'one more team' : `${more} more teams`}, or allow larger ones.`);
	}
	return says;
}

/** Why somebody is proposed for a team, said to who organizes; the room there is where nothing else speaks for it. */
export function whyInWords(reasons: readonly Reason[]): string {
	const [reason] = reasons;
	switch (reason?.kind) {
		case 'gap':
			return reason.needs === 'marketing'
				? 'The team needs marketing.'
				: reason.needs === 'it'
					? 'The team needs IT.'
					: 'The team is not mixed yet.';
		case 'skills':
			return 'Knows what a seat asks for.';
		case 'seat':
			return 'Fits an open seat.';
		case 'bridge':
			return 'Nobody in the team works on both sides.';
		case 'size':
			return `The team has ${reason.size} of at least ${reason.min} people.`;
		default:
			return 'The team has room.';
	}
}
