import type { JobFunction } from '#lib/people/people.ts';
import type { Need } from '#lib/teams/teams.ts';

/** Somebody who could be in a team. */
export type Candidate = {
	readonly id: string;
	readonly name: string;
	readonly function: JobFunction | null;
	readonly is_bridging: boolean;
	readonly title: string;
	readonly skills: readonly string[];
};

/** An open seat: which side it wants, what one should know, what one would do. */
export type Seat = {
	readonly id: number;
	readonly wants: 'marketing' | 'it' | 'either';
	readonly skills: readonly string[];
	readonly says: string;
};

/** How teams of an event are made up. */
export type TeamRule = { readonly min_size: number; readonly max_size: number; readonly must_mix: boolean };

/** A team as far as its gaps matter. `size` counts everybody, also those of neither side. */
export type Gaps = {
	readonly id: number;
	readonly name: string;
	readonly size: number;
	readonly marketing: number;
	readonly it: number;
	readonly bridging: number;
	readonly needs: Need;
	/** Whether it may hand in again only because it handed in when less was asked. */
	readonly keeps_rule?: boolean;
	readonly seats: readonly Seat[];
};

type Sides = Pick<Gaps, 'marketing' | 'it' | 'bridging'>;
type Side = Pick<Candidate, 'function' | 'is_bridging'>;

/** What the database says with `private.team_needs`, ahead of it, so that a proposal is one it will take. */
export function needOf({ marketing, it, bridging }: Sides): Need {
	if ((marketing > 0 && it > 0) || bridging > 1 || (bridging === 1 && marketing + it > 0)) return 'nobody';
	if (bridging === 1) return 'either';
	if (marketing > 0) return 'it';
	return it > 0 ? 'marketing' : 'both';
}

/** How many more people a need takes at least. */
export function stepsTo(needs: Need): number {
	if (needs === 'nobody') return 0;
	return needs === 'both' ? 2 : 1;
}

/** The team with one person more. */
export function withPerson<Team extends Gaps>(team: Team, person: Side, rule: TeamRule): Team {
	const { function: side, is_bridging } = person;
	const sides = {
		marketing: team.marketing + (side === 'marketing' && !is_bridging ? 1 : 0),
		it: team.it + (side === 'it' && !is_bridging ? 1 : 0),
		bridging: team.bridging + (is_bridging ? 1 : 0)
	};
	return { ...team, ...sides, size: team.size + 1, needs: rule.must_mix ? needOf(sides) : 'nobody' };
}

/** Whether the rule lets a person in: there is room, and enough of it stays for the sides that are missing. */
export function mayEnter(team: Gaps, person: Side, rule: TeamRule): boolean {
	const after = withPerson(team, person, rule);
	return after.size + stepsTo(after.needs) <= rule.max_size;
}

/** Whether a person may sit on a seat. */
export function fitsSeat({ wants }: Pick<Seat, 'wants'>, { function: side, is_bridging }: Side): boolean {
	return wants === 'either' || side === wants || is_bridging;
}
