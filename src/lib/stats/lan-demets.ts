import { boundsFor } from '#lib/stats/crossing.ts';
import { spentBy, type Spending } from '#lib/stats/spending.ts';

/**
 * Bounds of |z| for looks at these fractions of the planned information (rising, above 0): stopping at the first crossing errs in at most
 * alpha of all cases, two-sided, whatever the number and spacing of looks, as long as effects do not decide when one looks. After the
 * plan's end (a fraction of 1 or more) everything left is spent; a look after that has an infinite bound. Lan and DeMets 1983; constants
 * as in Reboussin et al. 2000 (R's ldbounds). Null when fractions do not rise from above 0.
 * @example lanDeMets([0.25, 0.5, 0.75, 1], { spending: 'obrien-fleming' }) // [4.33263, 2.96313, 2.35904, 2.01409]
 */
export function lanDeMets(
	fractions: readonly number[],
	{ spending, alpha = 0.05 }: { readonly spending: Spending; readonly alpha?: number }
): number[] | null {
	if (!fractions.every((fraction, at) => Number.isFinite(fraction) && fraction > (fractions[at - 1] ?? 0))) return null;
	return boundsFor(
		fractions,
		fractions.map((fraction) => spentBy(fraction, { alpha: alpha / 2, spending }))
	);
}
