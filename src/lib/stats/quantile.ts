import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import type { Interval } from '#lib/stats/interval.ts';

/**
 * The value below which a part p of the values lies, between two of them in proportion. Hyndman and Fan 1996, Sample quantiles in
 * statistical packages, type 7, which R and spreadsheets use. Null without values.
 * @example quantile([1, 2, 3, 4], 0.9) // 3.7
 */
export function quantile(values: readonly number[], p: number): number | null {
	const ordered = values.toSorted((a, b) => a - b);
	const place = (ordered.length - 1) * p;
	const [low, high] = [ordered[Math.floor(place)], ordered[Math.ceil(place)]];
	return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
}

/**
 * Interval of the median of whatever the values were drawn from, which needs no assumption about their spread: from one value to another,
 * as the sign test allows. It covers at least 1 - alpha. Hahn and Meeker 1991, Statistical intervals, 5.2. Null with too few values for
 * any: fewer than six at 95 per cent.
 * @example medianInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) // [2, 9]
 */
export function medianInterval(values: readonly number[], alpha = 0.05): Interval | null {
	const ordered = values.toSorted((a, b) => a - b);
	const n = ordered.length;
	// binary search: how far in both ends may move while what is left out stays below alpha
	let [from, to] = [0, Math.floor(n / 2)];
	while (from < to) {
		const middle = Math.ceil((from + to) / 2);
		if (binomialCdf(middle - 1, n, 0.5) <= alpha / 2) from = middle;
		else to = middle - 1;
	}
	const [low, high] = [ordered[from - 1], ordered[n - from]];
	return low === undefined || high === undefined ? null : [low, high];
}
