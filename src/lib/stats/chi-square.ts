import cdf from '@stdlib/stats-base-dists-chisquare-cdf';
import * as normal from '#lib/stats/normal.ts';

/** With more degrees of freedom than this the series underflows; what is left of the far tail there interests nobody. */
const MOST_TERMS = 200;

/**
 * Probability that chi-square with df degrees of freedom (a whole number from 1) is above x, by its finite series: the far tail keeps its
 * digits where 1 - cdf would be 0. Abramowitz and Stegun 1964, 26.4.4 and 26.4.5.
 * @example above(3.841459, 1) // 0.05
 */
export function above(x: number, df: number): number {
	if (!(x > 0)) return 1;
	if (df > MOST_TERMS) return Math.max(0, 1 - cdf(x, df));
	const isOdd = df % 2 === 1;
	const root = Math.sqrt(x);
	let term = isOdd ? 2 * root * normal.density(root) : (x / 2) * Math.exp(-x / 2);
	let sum = isOdd ? 2 * normal.below(-root) : Math.exp(-x / 2);
	for (let next = isOdd ? 3 : 4; next <= df; next += 2) {
		sum += term;
		term *= x / next;
	}
	return Math.min(1, sum);
}
