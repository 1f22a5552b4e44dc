import type { Effect } from '#lib/stats/effect.ts';
import { meanAgainstTarget } from '#lib/stats/mean-against-target.ts';
import { meanFromValues, type Mean } from '#lib/stats/mean.ts';

/**
 * Mean change of the same units (after - before), each compared with itself. Student 1908, The probable error of a mean. Two units at
 * least; null where the lists differ in length or all units changed alike, so that no error can be told.
 * @example pairedEffect([1, 2, 3], [2, 4, 3]) // { estimate: 1, se: 0.57735, df: 2 }
 */
export function pairedEffect(before: readonly number[], after: readonly number[]): Effect | null {
	if (before.length !== after.length) return null;
	return meanAgainstTarget(meanFromValues(after.map((value, unit) => value - (before[unit] ?? NaN))), 0);
}

/**
 * The same from summaries, where both times are known of n units and their correlation from -1 to 1.
 * @example pairedFromSummaries({ n: 10, mean: 0.75, sd: 1.78901 }, { n: 10, mean: 2.33, sd: 2.00225 }, 0.79517) // { estimate: 1.58, se: 0.38896, df: 9 }
 */
export function pairedFromSummaries(before: Mean, after: Mean, correlation: number): Effect | null {
	if (before.n !== after.n || !(Math.abs(correlation) <= 1)) return null;
	const variance = before.sd ** 2 + after.sd ** 2 - 2 * correlation * before.sd * after.sd;
	const change = { n: after.n, mean: after.mean - before.mean, sd: Math.sqrt(Math.max(0, variance)) };
	return meanAgainstTarget(change, 0);
}
