import type { Interval } from '#lib/stats/interval.ts';
import * as studentT from '#lib/stats/student-t.ts';

/** An estimate with its standard error (above 0) and degrees of freedom (infinite: normal). */
export type Effect = { readonly estimate: number; readonly se: number; readonly df: number };

/**
 * The effect, or null where its standard error is 0 or cannot be computed: nothing may then be said about it.
 * @example effectOf(0.05, 0, 10) // null
 */
export function effectOf(estimate: number, variance: number, df: number): Effect | null {
	const se = Math.sqrt(variance);
	const isUsable = Number.isFinite(estimate) && Number.isFinite(se) && se > 0 && df > 0;
	return isUsable ? { estimate, se, df } : null;
}

/**
 * Interval that covers the true effect in 1 - alpha of all samples, if looked at once.
 * @example confidenceInterval({ estimate: 0.29, se: 0.124784, df: 5841.74 }, 0.05) // [0.04538, 0.53462]
 */
export function confidenceInterval({ estimate, se, df }: Effect, alpha = 0.05): Interval {
	const reach = studentT.critical(alpha, df) * se;
	return [estimate - reach, estimate + reach];
}

/**
 * Probability of an estimate at least this far from 0 when the true effect is 0; two-sided, for one look.
 * @example twoSidedP({ estimate: 0.29, se: 0.124784, df: 5841.74 }) // 0.02016
 */
export function twoSidedP({ estimate, se, df }: Effect): number {
	return Math.min(1, 2 * studentT.below(-Math.abs(estimate / se), df));
}
