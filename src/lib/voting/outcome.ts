import { instantRunoff } from '#lib/stats/instant-runoff.ts';
import { quadraticTally } from '#lib/stats/quadratic-votes.ts';
import { condorcetWinner, firstChoices, preferencesOf, type RankedBallot } from '#lib/stats/ranked-ballots.ts';
import { schulze } from '#lib/stats/schulze.ts';
import type { VotingMethod } from '#lib/voting/voting.ts';

/** Every different ballot with how many cast it, by group of functions ("marketing", "it+other", "all"); no names. */
export type AnonymousBallots = readonly {
	readonly group: string;
	readonly count: number;
	readonly votes: Readonly<Record<string, number>>;
}[];

type Team = { readonly id: number; readonly name: string };

/** One team in the order of the result. `votes`: given to it, or first places. `byGroup`: the same from each group. */
export type Standing = Team & {
	readonly place: number;
	readonly votes: number;
	readonly byGroup: Readonly<Record<string, number>>;
};

/** Voters who are counted together, and whom they put first: several where nothing tells them apart. */
export type VoterGroup = { readonly key: string; readonly ballots: number; readonly winners: readonly Team[] };

/** What came out of a vote. */
export type Outcome = {
	readonly method: VotingMethod;
	readonly ballots: number;
	/** The best first; teams that nothing tells apart share a place. */
	readonly standings: readonly Standing[];
	/** Several where nothing tells them apart. */
	readonly winners: readonly Team[];
	readonly groups: readonly VoterGroup[];
	/** How the winner stands against the next, where there is one of each. */
	readonly margin: Margin | null;
	/** Of a ranked vote. */
	readonly ranked: { readonly beatsAll: boolean; readonly runoffAgrees: boolean } | null;
};

/** `ahead` and `behind`: votes of each; of a ranked vote, ballots that put the one before the other. */
export type Margin = { readonly next: Team; readonly ahead: number; readonly behind: number };

const sizeOf = (ballots: AnonymousBallots) => ballots.reduce((sum, { count }) => sum + count, 0);

/** Ballots as orders of teams, the best first. */
const rankings = (ballots: AnonymousBallots): RankedBallot[] =>
	ballots.map(({ count, votes }) => ({
		count,
		ranking: Object.entries(votes)
			.toSorted(([, one], [, other]) => one - other)
			.map(([team]) => team)
	}));

/** Votes by team. The database let in only ballots that fit, so no allowance is asked for again. */
function votesOf(ballots: AnonymousBallots): ReadonlyMap<string, number> {
	const each = ballots.flatMap(({ count, votes }) => Array.from({ length: count }, () => votes));
	return new Map([...quadraticTally(each, Infinity)].map(([team, { votes }]) => [team, votes]));
}

const countsOf = (method: VotingMethod, ballots: AnonymousBallots): ReadonlyMap<string, number> =>
	method === 'ranked' ? firstChoices(rankings(ballots)) : votesOf(ballots);

/** The teams in groups that nothing tells apart, the best first; those that nobody named come last. */
function orderOf(method: VotingMethod, ballots: AnonymousBallots, teams: readonly Team[]): Team[][] {
	const byId = new Map(teams.map((team) => [String(team.id), team]));
	const found = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
	if (method === 'ranked') {
		const order = schulze(rankings(ballots)).map(found);
		const named = new Set(order.flat());
		return [...order, teams.filter((team) => !named.has(team))].filter((group) => group.length > 0);
	}
	const votes = votesOf(ballots);
	const of = ({ id }: Team) => votes.get(String(id)) ?? 0;
	const levels = [...new Set(teams.map(of))].sort((one, other) => other - one);
	return levels.map((level) => teams.filter((team) => of(team) === level));
}

/** Whom these ballots put first. Nobody, where nobody is named. */
function winnersOf(method: VotingMethod, ballots: AnonymousBallots, teams: readonly Team[]): readonly Team[] {
	return ballots.length === 0 ? [] : (orderOf(method, ballots, teams)[0] ?? []);
}

/** Counts a vote by its method, whole and by group. */
export function outcomeOf(method: VotingMethod, ballots: AnonymousBallots, teams: readonly Team[]): Outcome {
	const keys = [...new Set(ballots.map(({ group }) => group))].sort(byPlace);
	const groups = keys.map((key) => {
		const own = ballots.filter(({ group }) => group === key);
		return { key, own, ballots: sizeOf(own), counts: countsOf(method, own), winners: winnersOf(method, own, teams) };
	});
	const order = orderOf(method, ballots, teams);
	const counts = countsOf(method, ballots);
	const standings = order.flatMap((level, at) => {
		const place = 1 + order.slice(0, at).flat().length;
		return level
			.toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
			.map(({ id, name }) => ({
				...{ id, name, place },
				votes: counts.get(String(id)) ?? 0,
				byGroup: Object.fromEntries(groups.map((group) => [group.key, group.counts.get(String(id)) ?? 0]))
			}));
	});
	const winners = standings.filter(({ place }) => place === 1);
	return {
		...{ method, standings, winners, ballots: sizeOf(ballots) },
		groups: groups.map(({ key, ballots: size, winners: first }) => ({ key, ballots: size, winners: first })),
		margin: marginOf(method, ballots, standings),
		ranked: method === 'ranked' ? rankedFacts(rankings(ballots), winners) : null
	};
}

const PLACES = ['marketing', 'marketing+other', 'it', 'it+marketing', 'it+other', 'other', 'all'];
const byPlace = (one: string, other: string) => PLACES.indexOf(one) - PLACES.indexOf(other);

function marginOf(method: VotingMethod, ballots: AnonymousBallots, standings: readonly Standing[]): Margin | null {
	const [first, next] = standings;
	if (!first || !next || next.place === 1) return null;
	if (method !== 'ranked') return { next, ahead: first.votes, behind: next.votes };
	const prefer = preferencesOf(rankings(ballots));
	const [one, other] = [String(first.id), String(next.id)];
	return { next, ahead: prefer(one, other), behind: prefer(other, one) };
}

function rankedFacts(ballots: readonly RankedBallot[], winners: readonly Team[]) {
	const ids = winners.map(({ id }) => String(id)).sort();
	const beats = condorcetWinner(ballots);
	const runoff = instantRunoff(ballots).winners.toSorted();
	return {
		beatsAll: ids.length === 1 && beats === ids[0],
		runoffAgrees: runoff.length === ids.length && runoff.every((id, at) => id === ids[at])
	};
}
