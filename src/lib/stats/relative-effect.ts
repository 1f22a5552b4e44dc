import { effectOf, type Effect } from '#lib/stats/effect.ts';
import { isMean, type Mean } from '#lib/stats/mean.ts';
import { varianceOfMean, welchDf } from '#lib/stats/welch.ts';

/**
 * Relative effect treatment / control - 1 with the delta method's standard error. Deng, Knoblich and Lu 2018, Applying the delta
 * method in metric analytics. Degrees of freedom by Welch. For proportions pass meanOfProportion of each.
 * Null with fewer than two values in an arm, no variance, or a control mean that is not above 0 (a share of nothing says nothing).
 * @example relativeEffect({ n: 28, mean: 0.5, sd: 0.5 }, { n: 30, mean: 0.53333, sd: 0.49889 }) // { estimate: 0.06667, se: 0.27170, df: 55.707 }
 */
export function relativeEffect(control: Mean, treatment: Mean): Effect | null {
	if (!isMean(control) || !isMean(treatment) || control.mean <= 0) return null;
	const ratio = treatment.mean / control.mean;
	const variance = (varianceOfMean(treatment) + ratio ** 2 * varianceOfMean(control)) / control.mean ** 2;
	return effectOf(ratio - 1, variance, welchDf(control, treatment));
}
