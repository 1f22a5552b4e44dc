import type { Proportion } from '#lib/stats/proportion.ts';

/** Size, mean and sample standard deviation (n - 1) of a group. */
export type Mean = { readonly n: number; readonly mean: number; readonly sd: number };

/** Whether the group has a variance: at least two values, all numbers finite, sd not negative. */
export function isMean({ n, mean, sd }: Mean): boolean {
	return Number.isFinite(n) && n >= 2 && Number.isFinite(mean) && Number.isFinite(sd) && sd >= 0;
}

/**
 * The group from its size, sum and sum of squares. Rounding can leave a negative variance when all values are equal; it counts as 0.
 * @example meanFromSums({ n: 10, sum: 105, sumOfSquares: 1111.5 }) // { n: 10, mean: 10.5, sd: 1.0 }
 */
export function meanFromSums(sums: { readonly n: number; readonly sum: number; readonly sumOfSquares: number }): Mean {
	const mean = sums.sum / sums.n;
	const variance = (sums.sumOfSquares - sums.sum * mean) / (sums.n - 1);
	return { n: sums.n, mean, sd: Math.sqrt(Math.max(0, variance)) };
}

/**
 * The group from its values, by deviations from the mean so that a large common level costs no digits. Fewer than two values have no
 * spread (sd 0), none at all no mean (0): isMean refuses both.
 * @example meanFromValues([1, 2, 3]) // { n: 3, mean: 2, sd: 1 }
 */
export function meanFromValues(values: readonly number[]): Mean {
	const n = values.length;
	if (n === 0) return { n, mean: 0, sd: 0 };
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return { n, mean, sd: Math.sqrt(squares / Math.max(1, n - 1)) };
}

/**
 * A proportion as a mean of zeros and ones, with the variance p(1 - p) that the Bernoulli law gives (no n / (n - 1)).
 * @example meanOfProportion({ n: 28, successes: 14 }) // { n: 28, mean: 0.5, sd: 0.5 }
 */
export function meanOfProportion({ n, successes }: Proportion): Mean {
	const mean = successes / n;
	return { n, mean, sd: Math.sqrt(mean * (1 - mean)) };
}
