import { candidatesOf, preferencesOf, type RankedBallot, type Ranking } from '#lib/stats/ranked-ballots.ts';

/** One direct comparison that stands. */
export type Locked = { readonly winner: string; readonly loser: string; readonly votes: number };

/**
 * Tideman's ranked pairs by winning votes: comparisons are locked from the strongest on, but for those that would close a circle. Tideman
 * 1987, Independence of clones as a criterion for voting rules. Of equally strong ones all are locked that close no circle together
 * with the others, so that nothing hangs on the order of writing. Those who cannot be told apart share a group.
 */
export function rankedPairs(ballots: readonly RankedBallot[]): {
	readonly ranking: Ranking;
	readonly locked: readonly Locked[];
} {
	const candidates = candidatesOf(ballots);
	const prefer = preferencesOf(ballots);
	const won = candidates.flatMap((winner) =>
		candidates.flatMap((loser) => {
			const votes = prefer(winner, loser);
			return votes > prefer(loser, winner) ? [{ winner, loser, votes }] : [];
		})
	);
	let locked: readonly Locked[] = [];
	for (const votes of [...new Set(won.map((pair) => pair.votes))].sort((a, b) => b - a)) {
		const before = locked;
		const possible = won.filter((pair) => pair.votes === votes && !leads(before, pair.loser, pair.winner));
		const group = [...before, ...possible];
		locked = [...before, ...possible.filter(({ winner, loser }) => !leads(group, loser, winner))];
	}
	const behind = new Map(
		candidates.map((one) => [one, candidates.filter((other) => other !== one && leads(locked, one, other)).length])
	);
	const levels = [...new Set(behind.values())].sort((a, b) => b - a);
	const ranking = levels.map((level) => candidates.filter((one) => behind.get(one) === level));
	const place = (one: string) => ranking.findIndex((group) => group.includes(one));
	return {
		ranking,
		locked: locked.toSorted(
			(one, other) =>
				other.votes - one.votes || place(one.loser) - place(other.loser) || place(one.winner) - place(other.winner)
		)
	};
}

/** Whether a chain of comparisons leads from the one to the other. */
function leads(pairs: readonly Locked[], from: string, to: string): boolean {
	const reached = new Set([from]);
	for (const one of reached) for (const { winner, loser } of pairs) if (winner === one) reached.add(loser);
	return reached.has(to);
}
