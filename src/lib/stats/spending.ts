import * as normal from '#lib/stats/normal.ts';

/** How fast the error rate may be used up: hardly anything early (obrien-fleming), or evenly (pocock). */
export type Spending = 'obrien-fleming' | 'pocock';

/**
 * Error rate that may have been spent at a fraction of the planned information, of `alpha` in all; 0 before the start, alpha from the end
 * on. Lan and DeMets 1983, Discrete sequential boundaries for clinical trials: 2 - 2 Phi(z / sqrt t) and alpha ln(1 + (e - 1) t). For a
 * symmetric two-sided test give each side alpha / 2.
 * @example spentBy(0.5, { alpha: 0.025, spending: 'pocock' }) // 0.01550
 */
export function spentBy(
	fraction: number,
	{ alpha, spending }: { readonly alpha: number; readonly spending: Spending }
): number {
	if (!(fraction > 0)) return 0;
	if (fraction >= 1) return alpha;
	if (spending === 'pocock') return alpha * Math.log1p((Math.E - 1) * fraction);
	return 2 * normal.below(-normal.critical(alpha) / Math.sqrt(fraction));
}
