import { comparisonsOf, type RankedBallot, type Ranking } from '#lib/stats/ranked-ballots.ts';

/**
 * Schulze's method by winning votes: one is ahead of another when the strongest chain of won comparisons that leads from it is stronger than
 * the one that leads back. Schulze 2011, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
 * election method. Those who cannot be told apart share a group.
 */
export function schulze(ballots: readonly RankedBallot[]): Ranking {
	const { candidates, counts } = comparisonsOf(ballots);
	const size = candidates.length;
	const at = (one: number, other: number) => counts[one * size + other] ?? 0;
	const widest = counts.map((votes, cell) => (votes > at(cell % size, Math.floor(cell / size)) ? votes : 0));
	for (let through = 0; through < size; through++) {
		const onward = widest.subarray(through * size, (through + 1) * size);
		for (let from = 0; from < size; from++) {
			const row = widest.subarray(from * size, (from + 1) * size);
			const first = row[through] ?? 0;
			if (first === 0 || from === through) continue;
			for (let to = 0; to < size; to++) {
				const chain = Math.min(first, onward[to] ?? 0);
				if (chain > (row[to] ?? 0) && to !== from) row[to] = chain;
			}
		}
	}
	// the order is transitive: whoever is ahead of more is in an earlier group
	const leads = (one: number, other: number) => (widest[one * size + other] ?? 0) > (widest[other * size + one] ?? 0);
	const beaten = candidates.map((_, one) => candidates.filter((__, other) => leads(one, other)).length);
	const levels = [...new Set(beaten)].sort((a, b) => b - a);
	return levels.map((level) => candidates.filter((_, index) => beaten[index] === level));
}
