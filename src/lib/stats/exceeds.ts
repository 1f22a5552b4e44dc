import { noncentralTAbove } from '#lib/stats/noncentral-t.ts';
import * as normal from '#lib/stats/normal.ts';
import * as studentT from '#lib/stats/student-t.ts';

/** Up to here the law itself is integrated; above, its normal form is as good to a few in ten thousand, and hundreds of times as fast. */
const FEW = 40;

/**
 * Chance that an estimate is told apart from 0: that it exceeds so many of its own errors. delta: its true distance in errors; limit: as of
 * a known error, widened here as t is; df: what the error is estimated from, at least 1. Cohen 1988, 2; Johnson, Kotz and Balakrishnan
 * 1995, ch. 31; for many df Abramowitz and Stegun 1964, 26.7.10.
 * @example exceeds(2.888, { limit: 1.959964, df: 32.367 }) // 0.8
 */
export function exceeds(delta: number, { limit, df }: { readonly limit: number; readonly df: number }): number {
	if (!(df >= 1)) return 0;
	const reach = studentT.asFarAs(limit, df);
	if (df <= FEW) return noncentralTAbove(reach, { df, delta });
	// an infinite df divides to nothing
	return normal.below((delta - reach * (1 - 1 / (4 * df))) / Math.sqrt(1 + (reach * reach) / (2 * df)));
}
