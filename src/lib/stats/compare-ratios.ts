import type { Bivariate } from '#lib/stats/bivariate.ts';
import { compareMeans, SETTLED, type Comparison, type CompareOptions } from '#lib/stats/compare.ts';
import { ratioMean } from '#lib/stats/ratio-metric.ts';
import { varianceOfMean } from '#lib/stats/welch.ts';

/**
 * Two ratios of sums (y over x, both of the units that chance split) by the delta method: each becomes a mean with the error of both its
 * sums, and is compared as means are. Chance and losses are those of the flat-prior normal posterior, which large samples lead to whatever
 * single units look like (Deng, Knoblich and Lu 2018, 3.1). The always-valid interval waits until the denominators too are as certain as
 * twenty successes make a rate: before that the ratio is not yet nearly linear in its sums. Null as ratioMean and compareMeans.
 * @example
 * compareRatios(bivariateFromPairs([[1, 10], [2, 18], [1, 12]]), bivariateFromPairs([[1, 12], [2, 21], [1, 12]]))
 * // { difference: 1.25, lift: 0.125, liftInterval: [-0.20467, 0.45467], ... }
 */
export function compareRatios(
	control: Bivariate,
	treatment: Bivariate,
	options: CompareOptions = {}
): Comparison | null {
	const [c, t] = [ratioMean(control), ratioMean(treatment)];
	const comparison = c && t && compareMeans(c, t, options);
	if (!comparison) return null;
	const isSettled = [control.x, treatment.x].every((x) => x.mean ** 2 / varianceOfMean(x) >= SETTLED);
	return isSettled ? comparison : { ...comparison, alwaysValidInterval: null };
}
