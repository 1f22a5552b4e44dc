import { candidatesOf, preferencesOf, type RankedBallot, type Ranking } from '#lib/stats/ranked-ballots.ts';

/**
 * Schulze's method by winning votes: one is ahead of another when the strongest chain of won comparisons that leads from it is stronger than
 * the one that leads back. Schulze 2011, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
 * election method. Those who cannot be told apart share a group.
 */
export function schulze(ballots: readonly RankedBallot[]): Ranking {
	const candidates = candidatesOf(ballots);
	const prefer = preferencesOf(ballots);
	const widest = candidates.map((one) =>
		candidates.map((other) => (prefer(one, other) > prefer(other, one) ? prefer(one, other) : 0))
	);
	const at = (one: number, other: number) => widest[one]?.[other] ?? 0;
	candidates.forEach((_, through) =>
		candidates.forEach((__, from) =>
			candidates.forEach((___, to) => {
				const row = widest[from];
				if (row && from !== to) row[to] = Math.max(at(from, to), Math.min(at(from, through), at(through, to)));
			})
		)
	);
	// the order is transitive: whoever is ahead of more is in an earlier group
	const beaten = candidates.map((_, one) => candidates.filter((__, other) => at(one, other) > at(other, one)).length);
	const levels = [...new Set(beaten)].sort((a, b) => b - a);
	return levels.map((level) => candidates.filter((_, index) => beaten[index] === level));
}
