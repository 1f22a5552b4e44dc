import { mayEnter, stepsTo, withPerson, type Candidate, type Gaps, type TeamRule } from '#lib/teams/mixing.ts';
import { suitability, type Reason } from '#lib/teams/suggestions.ts';

/** One person into one team, and why there. */
export type Placement = {
	readonly person: Candidate;
	readonly team: Gaps;
	/** Whether the two have asked each other before, and who asked. */
	readonly asked: Ask['kind'] | null;
	readonly reasons: readonly Reason[];
};

/** A team that invited somebody, or somebody who asked to join, and nobody has answered. */
export type Ask = { readonly team: number; readonly person: string; readonly kind: 'invitation' | 'application' };

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
 * Places everybody who has no team: first so that as many teams as possible become mixed, then where a team and a person have asked
 * each other, then so that teams reach their least size, whoever suits a team best first, by what people know and where there is most
 * room. Deterministic.
 *
 * The first step is exact: a team that lacks one side takes one person, a team that lacks both takes two, people of one side
 * stand for it before anybody bridging does, and how many teams that lack both are served is tried out.
 */
export function proposePlacements(
	people: readonly Candidate[],
	teams: readonly Gaps[],
	{ rule, asks }: { readonly rule: TeamRule; readonly asks: readonly Ask[] }
): Proposal {
	const now = new Map(teams.map((team) => [team.id, team]));
	const free = new Map(people.map((person) => [person.id, person]));
	const placements: Placement[] = [];
	const kinds = new Map(asks.map(({ team, person, kind }) => [`${team} ${person}`, kind]));
	const waiting = new Set(asks.map(({ person }) => person));
	const askedBy = ({ id }: Candidate, team: number) => kinds.get(`${team} ${id}`) ?? null;
	const place = (person: Candidate, id: number) => {
		const team = now.get(id);
		const suits = team && suitability(team, person, rule);
		if (!team || !suits) return;
		placements.push({ person, team, reasons: suits.reasons, asked: askedBy(person, id) });
		now.set(id, withPerson(team, person, rule));
		free.delete(person.id);
	};
	for (const { team: id, takes } of servedSlots(people, teams, rule)) {
		const team = now.get(id);
		const person =
			team &&
			bestOf([...free.values()], takes, (one) => {
				const suits = suitability(team, one, rule);
				// whoever waits for another team is taken from it last
				return suits && [askedBy(one, id) ? 2 : Number(!waiting.has(one.id)), suits.score];
			});
		if (person) place(person, id);
	}
	for (const { person: id, team } of asks) {
		const person = free.get(id);
		if (person) place(person, team);
	}
	for (const person of mostWanted([...free.values()], [...now.values()], rule)) {
		const team = roomFor(person, [...now.values()], rule);
		if (team) place(person, team.id);
	}
	const after = [...now.values()];
	return {
		placements,
		left: [...free.values()],
		noSeat: free.size > 0 ? noSeatAmong(after, rule) : null,
		unmixed: after.filter(({ needs }) => needs !== 'nobody'),
		small: after.filter(({ needs, size, keeps_rule }) => needs === 'nobody' && size < rule.min_size && !keeps_rule)
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

/** Of those a slot takes, one side before anybody bridging, then who has asked or was asked, then who waits for no other team, then the highest score, then who came first. */
function bestOf(
	people: readonly Candidate[],
	takes: readonly Class[],
	scoreOf: (person: Candidate) => readonly [asked: number, score: number] | null
): Candidate | undefined {
	return people
		.filter((person) => takes.includes(classOf(person)))
		.flatMap((person) => {
			const [asked, score] = scoreOf(person) ?? [];
			if (asked === undefined || score === undefined) return [];
			return [{ person, isBridging: Number(person.is_bridging), asked, score }];
		})
		.sort((one, other) => one.isBridging - other.isBridging || other.asked - one.asked || other.score - one.score)[0]
		?.person;
}

/** Those whom some team needs most come first, so that a seat goes to who fits it; who suits equally well stay in their order. */
function mostWanted(people: readonly Candidate[], teams: readonly Gaps[], rule: TeamRule): Candidate[] {
	return people
		.map((person) => ({
			person,
			most: Math.max(0, ...teams.map((team) => suitability(team, person, rule)?.score ?? 0))
		}))
		.sort((one, other) => other.most - one.most)
		.map(({ person }) => person);
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
