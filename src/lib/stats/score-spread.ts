import { quantile } from '#lib/stats/quantile.ts';

/** low and high: the lowest and the highest score given. apart: how far two people are from each other on average, in steps. */
export type Spread = {
	readonly n: number;
	readonly median: number;
	readonly low: number;
	readonly high: number;
	readonly apart: number;
};

/**
 * What scores on a scale from 1 on come to, from how often each was given. Apart is Gini's mean difference, over all pairs of different
 * people: 0 when all say the same, on five steps at most 4 (two people) and towards 2 for a large crowd that is split in two. It takes
 * the scale as even; unlike the range it does not hang on one person. Gini 1912, Variabilità e mutabilità. Null without scores; one
 * person is 0 apart.
 * @example spreadOf([1, 0, 0, 0, 1]) // { n: 2, median: 3, low: 1, high: 5, apart: 4 }
 */
export function spreadOf(counts: readonly number[]): Spread | null {
	const scores = counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
	const [n, low, high, median] = [scores.length, scores[0], scores.at(-1), quantile(scores, 0.5)];
	if (low === undefined || high === undefined || median === null) return null;
	// between two neighbouring steps lie as many differences as pairs with one below and one above
	let below = 0;
	let differences = 0;
	for (const count of counts) {
		below += count;
		differences += below * (n - below);
	}
	return { n, median, low, high, apart: n < 2 ? 0 : differences / ((n * (n - 1)) / 2) };
}
