import { isBivariate, type Bivariate } from '#lib/stats/bivariate.ts';
import type { Mean } from '#lib/stats/mean.ts';

/**
 * A ratio of two sums, such as revenue per order when people were randomised and order more than once (y is the numerator, x the
 * denominator, per person), as a mean whose sd carries the delta method's variance: relativeEffect, welch and compareMeans then take it
 * as they take any mean. Counting orders as if they were the units makes intervals too narrow. Deng, Knoblich and Lu 2018, Applying the
 * delta method in metric analytics, 3.1. Null with fewer than two units or a denominator that is not above 0 on average.
 * @example ratioMean(bivariateFromPairs([[1, 10], [2, 18], [1, 12]])) // { n: 3, mean: 10, sd: 1.5 }
 */
export function ratioMean(units: Bivariate): Mean | null {
	const { x, y, covariance } = units;
	if (!isBivariate(units) || !(x.mean > 0)) return null;
	const ratio = y.mean / x.mean;
	const variance = y.sd ** 2 - 2 * ratio * covariance + ratio ** 2 * x.sd ** 2;
	return { n: x.n, mean: ratio, sd: Math.sqrt(Math.max(0, variance)) / x.mean };
}
