import { isMean, meanFromSums, meanFromValues, type Mean } from '#lib/stats/mean.ts';

/** Two numbers x and y measured on each of n units: the summary of each and their sample covariance (n - 1). */
export type Bivariate = { readonly x: Mean; readonly y: Mean; readonly covariance: number };

/** Sums over n units of x, y, their squares and their product, as a warehouse gives them. */
export type BivariateSums = {
	readonly n: number;
	readonly sumX: number;
	readonly sumY: number;
	readonly sumXX: number;
	readonly sumYY: number;
	readonly sumXY: number;
};

/** Whether both sides have a variance and speak of the same units. */
export function isBivariate({ x, y, covariance }: Bivariate): boolean {
	return isMean(x) && isMean(y) && x.n === y.n && Number.isFinite(covariance);
}

/**
 * The summary from sums. With fewer than two units nothing in it is a number that may be used; the methods that take it answer null.
 * @example bivariateFromSums({ n: 2, sumX: 3, sumY: 5, sumXX: 5, sumYY: 17, sumXY: 9 }).covariance // 1.5
 */
export function bivariateFromSums({ n, sumX, sumY, sumXX, sumYY, sumXY }: BivariateSums): Bivariate {
	return {
		x: meanFromSums({ n, sum: sumX, sumOfSquares: sumXX }),
		y: meanFromSums({ n, sum: sumY, sumOfSquares: sumYY }),
		covariance: (sumXY - (sumX * sumY) / n) / (n - 1)
	};
}

/**
 * The summary from what databases and spreadsheets report of two columns: both means and sds, and their correlation from -1 to 1.
 * @example bivariateFromCorrelation({ n: 2, mean: 1.5, sd: 1 }, { n: 2, mean: 2.5, sd: 2 }, 0.75).covariance // 1.5
 */
export function bivariateFromCorrelation(x: Mean, y: Mean, correlation: number): Bivariate {
	return { x, y, covariance: correlation * x.sd * y.sd };
}

/**
 * The summary from the units themselves, by deviations from the means so that a large common level costs no digits.
 * @example bivariateFromPairs([[1, 1], [2, 4]]).covariance // 1.5
 */
export function bivariateFromPairs(pairs: readonly (readonly [x: number, y: number])[]): Bivariate {
	const x = meanFromValues(pairs.map(([value]) => value));
	const y = meanFromValues(pairs.map(([, value]) => value));
	const products = pairs.reduce((sum, [a, b]) => sum + (a - x.mean) * (b - y.mean), 0);
	return { x, y, covariance: products / (pairs.length - 1) };
}
