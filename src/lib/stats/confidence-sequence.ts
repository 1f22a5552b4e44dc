import type { Effect } from '#lib/stats/effect.ts';
import type { Interval } from '#lib/stats/interval.ts';
import * as studentT from '#lib/stats/student-t.ts';

/** n: visitors of both arms together; tuning: the n at which the interval is tightest. */
export type SequenceOptions = { readonly n: number; readonly alpha?: number; readonly tuning?: number };

/** Tightest at 5,000 visitors, the value GrowthBook ships. */
export const DEFAULT_TUNING = 5000;

/**
 * Asymptotic confidence sequence: covers the true effect at every look at once with probability 1 - alpha, so one may look daily and
 * stop when one likes. Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2021, Time-uniform central limit theory, eq. 9, in the form
 * GrowthBook uses it (one stream of n visitors with variance se^2 * n). Works for absolute and relative effects alike. p is always
 * valid too: the smallest level at which 0 is excluded, tuning kept. The source takes the error as known; with few degrees of freedom t
 * takes the place of z at the same tail, as at planned looks.
 * @example
 * confidenceSequence({ estimate: 0.2, se: 0.0685857, df: Infinity }, { n: 10000 }) // { interval: [-0.00997, 0.40997], p: 0.07525 }
 */
export function confidenceSequence(effect: Effect, options: SequenceOptions): { interval: Interval; p: number } {
	const { n, alpha = 0.05, tuning = DEFAULT_TUNING } = options;
	const rho2 = mixtureVariance(alpha, tuning);
	const growth = n * rho2 + 1;
	const z = Math.sqrt(((2 * growth) / (n * rho2)) * (Math.log(growth) / 2 - Math.log(alpha)));
	const reach = effect.se * studentT.asFarAs(z, effect.df);
	const z2 = studentT.asNormal(effect.estimate / effect.se, effect.df) ** 2;
	const p = Math.min(1, Math.sqrt(growth) * Math.exp((-z2 * n * rho2) / (2 * growth)));
	return { interval: [effect.estimate - reach, effect.estimate + reach], p };
}

/** rho squared that makes the sequence tightest after `tuning` visitors; same source, appendix on tuning. */
export function mixtureVariance(alpha: number, tuning: number): number {
	return (-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / tuning;
}
