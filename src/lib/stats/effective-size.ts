import { meanFromValues, type Mean } from '#lib/stats/mean.ts';

/**
 * How many independent values a series in time is worth, when each resembles the one before: n (1 - r) / (1 + r), r being the
 * correlation of neighbours. Bayley and Hammersley 1946, The effective number of independent observations in an autocorrelated time
 * series. Never more than n: a negative r in a short series is mostly chance. Values at even distances, in their order. r is estimated
 * too low in short series, so with under some twenty values even this is hopeful.
 * @example effectiveSize([1, 2, 3, 4, 5, 6]) // 2
 */
export function effectiveSize(values: readonly number[]): number {
	const { n, mean, sd } = meanFromValues(values);
	if (n < 2 || !(sd > 0)) return n;
	const products = values.slice(1).reduce((sum, value, at) => sum + (value - mean) * ((values[at] ?? mean) - mean), 0);
	const r = Math.max(0, products / (sd * sd * (n - 1)));
	return (n * (1 - r)) / (1 + r);
}

/**
 * A series in time as a mean that counts only its effective size, for welch or differenceInDifferences. A size under two is refused there.
 * @example meanOfSeries([3, 5, 4, 4]) // { n: 4, mean: 4, sd: 0.81650 }
 */
export function meanOfSeries(values: readonly number[]): Mean {
	return { ...meanFromValues(values), n: effectiveSize(values) };
}
