import { candidatesOf, firstChoices, type RankedBallot } from '#lib/stats/ranked-ballots.ts';

/** winners: one, or all that could not be told apart; rounds: first choices among those who were left, each time. */
export type Runoff = {
	readonly winners: readonly string[];
	readonly rounds: readonly ReadonlyMap<string, number>[];
};

/**
 * Instant run-off: as long as nobody has more than half, those with the fewest first choices go, and their ballots count for the next
 * on them. Those who tie for the fewest go together, so that nothing hangs on chance; if all who are left tie, they all win.
 * Ballots on which nobody is left count no more.
 */
export function instantRunoff(ballots: readonly RankedBallot[]): Runoff {
	const rounds: ReadonlyMap<string, number>[] = [];
	let left: readonly string[] = candidatesOf(ballots);
	while (left.length > 0) {
		const tally = firstChoices(ballots, left);
		rounds.push(tally);
		const counts = [...tally.values()];
		const [most, least] = [Math.max(...counts), Math.min(...counts)];
		if (2 * most > counts.reduce((sum, count) => sum + count, 0) || most === least) {
			return { winners: left.filter((candidate) => tally.get(candidate) === most), rounds };
		}
		left = left.filter((candidate) => tally.get(candidate) !== least);
	}
	return { winners: [], rounds };
}
