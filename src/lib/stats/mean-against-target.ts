import { effectOf, type Effect } from '#lib/stats/effect.ts';
import { isMean, type Mean } from '#lib/stats/mean.ts';
import { varianceOfMean } from '#lib/stats/welch.ts';

/**
 * How far the mean of one group is from a fixed target, in its unit; confidenceInterval and twoSidedP say how surely. Student 1908, The
 * probable error of a mean. Null with fewer than two values or when none varies.
 * @example meanAgainstTarget({ n: 25, mean: 103, sd: 10 }, 100) // { estimate: 3, se: 2, df: 24 }
 */
export function meanAgainstTarget(mean: Mean, target: number): Effect | null {
	return isMean(mean) ? effectOf(mean.mean - target, varianceOfMean(mean), mean.n - 1) : null;
}
