import { checked } from '#lib/stats/bonferroni.ts';

/**
 * p-values adjusted for the false discovery rate, in the order given: of all that stay under alpha at most the share alpha is expected
 * to be false alarms. For many secondary comparisons, not for the one that decides. Holds for independent or positively dependent
 * tests. Benjamini and Hochberg 1995, Controlling the false discovery rate. Throws on a p outside 0 to 1.
 * @example benjaminiHochberg([0.898, 0.138, 0.007]) // [0.898, 0.207, 0.021]
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
	const falling = checked(ps)
		.map((p, at) => ({ p, at }))
		.toSorted((a, b) => b.p - a.p);
	const adjusted = ps.map(() => 1);
	let smallest = 1;
	falling.forEach(({ p, at }, above) => {
		smallest = Math.min(smallest, p * (ps.length / (ps.length - above)));
		adjusted[at] = smallest;
	});
	return adjusted;
}

/**
 * Level for the intervals of those comparisons that were selected by a false discovery rate of alpha: of all such intervals at most the
 * share alpha is expected to miss. Benjamini and Yekutieli 2005, False discovery rate-adjusted multiple confidence intervals.
 * @example falseCoverageAlpha(0.05, { selected: 2, of: 10 }) // 0.01
 */
export function falseCoverageAlpha(
	alpha: number,
	{ selected, of }: { readonly selected: number; readonly of: number }
): number {
	return of > 0 ? (alpha * Math.max(1, Math.min(selected, of))) / of : alpha;
}
