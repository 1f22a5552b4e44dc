import cdf from '@stdlib/stats-base-dists-binomial-cdf';
import pmf from '@stdlib/stats-base-dists-binomial-pmf';
import { isProportion, type Proportion } from '#lib/stats/proportion.ts';

/** Relative slack below which two probabilities count as equal: rounding must not drop the mirror image of the observation. */
const TIE = 1 + 1e-7;

/**
 * Exact two-sided p of one proportion against a target: the probability of everything as unlikely as what was seen, or more so.
 * Conover 1971, Practical Nonparametric Statistics, 97-104 (as R's binom.test). Null without trials or a target outside 0 to 1.
 * @example binomialTest({ n: 925, successes: 682 }, 0.75) // 0.38249
 */
export function binomialTest(proportion: Proportion, target: number): number | null {
	if (!isProportion(proportion) || !(target >= 0 && target <= 1)) return null;
	const { n, successes } = proportion;
	if (target === 0 || target === 1) return successes === target * n ? 1 : 0;
	const likely = pmf(successes, n, target) * TIE;
	const mode = n * target;
	if (successes === mode) return 1;
	if (successes < mode) {
		const opposite = firstFrom(Math.ceil(mode), n + 1, (k) => pmf(k, n, target) <= likely);
		return Math.min(1, cdf(successes, n, target) + cdf(n - opposite, n, 1 - target));
	}
	const opposite = firstFrom(0, Math.floor(mode) + 1, (k) => pmf(k, n, target) > likely) - 1;
	return Math.min(1, cdf(n - successes, n, 1 - target) + (opposite < 0 ? 0 : cdf(opposite, n, target)));
}

/** First whole number from low for which a test that turns true once is true; end when it never does. */
function firstFrom(low: number, end: number, isReached: (k: number) => boolean): number {
	while (low < end) {
		const middle = Math.floor((low + end) / 2);
		if (isReached(middle)) end = middle;
		else low = middle + 1;
	}
	return low;
}
