import type { Bivariate } from '#lib/stats/bivariate.ts';
import type { Mean } from '#lib/stats/mean.ts';
import type { Proportion } from '#lib/stats/proportion.ts';

/**
 * Two groups of trials as one.
 * @example poolProportions({ n: 10, successes: 3 }, { n: 20, successes: 5 }) // { n: 30, successes: 8 }
 */
export function poolProportions(a: Proportion, b: Proportion): Proportion {
	return { n: a.n + b.n, successes: a.successes + b.successes };
}

/**
 * Two groups of values as one: the mean and sd all their values together have, exactly, from the summaries alone.
 * Chan, Golub and LeVeque 1979, Updating formulae and a pairwise algorithm for computing sample variances.
 * @example poolMeans({ n: 3, mean: 2, sd: 1 }, { n: 2, mean: 5, sd: 1.41421 }) // { n: 5, mean: 3.2, sd: 1.92354 }
 */
export function poolMeans(a: Mean, b: Mean): Mean {
	if (a.n === 0) return b;
	if (b.n === 0) return a;
	const n = a.n + b.n;
	const gap = b.mean - a.mean;
	const squares = squaresOf(a) + squaresOf(b) + gap * gap * a.n * (b.n / n);
	return { n, mean: a.mean + gap * (b.n / n), sd: Math.sqrt(squares / Math.max(1, n - 1)) };
}

/**
 * Two groups with two numbers for each unit as one, exactly: means and sds as poolMeans, and how both vary together. Same source.
 * @example
 * poolBivariates(bivariateFromPairs([[1, 1], [2, 4]]), bivariateFromPairs([[3, 2], [5, 6]])).covariance // as of all four pairs
 */
export function poolBivariates(a: Bivariate, b: Bivariate): Bivariate {
	if (a.x.n === 0) return b;
	if (b.x.n === 0) return a;
	const n = a.x.n + b.x.n;
	const gaps = (b.x.mean - a.x.mean) * (b.y.mean - a.y.mean);
	const products = productsOf(a) + productsOf(b) + gaps * a.x.n * (b.x.n / n);
	return { x: poolMeans(a.x, b.x), y: poolMeans(a.y, b.y), covariance: products / Math.max(1, n - 1) };
}

function productsOf({ x, covariance }: Bivariate): number {
	return x.n > 1 ? covariance * (x.n - 1) : 0;
}

/**
 * Running totals: each element combined with all before it.
 * @example cumulative([1, 2, 3], (a, b) => a + b) // [1, 3, 6]
 */
export function cumulative<Part>(parts: readonly Part[], combine: (sum: Part, part: Part) => Part): Part[] {
	let sum: Part | undefined;
	return parts.map((part) => (sum = sum === undefined ? part : combine(sum, part)));
}

/** Sum of squared deviations; a single value has none, whatever sd was noted for it. */
function squaresOf({ n, sd }: Mean): number {
	return n > 1 ? sd * sd * (n - 1) : 0;
}
