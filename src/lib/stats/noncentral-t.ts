import * as normal from '#lib/stats/normal.ts';

const POINTS = 600;
/** Standard deviations of the chi law that are integrated over; beyond it nothing is left. */
const REACH = 12;

/**
 * Probability that a noncentral t is above t: Z + delta over an independent sqrt(chi-square / df), integrated over the latter by
 * Simpson's rule with the weights normalised by their own sum. Johnson, Kotz and Balakrishnan 1995, ch. 31. df must be at least 1.
 * @example noncentralTAbove(2.024394, { df: 38, delta: 3.162278 }) // 0.868953
 */
export function noncentralTAbove(t: number, { df, delta }: { readonly df: number; readonly delta: number }): number {
	const mode = Math.sqrt((df - 1) / df);
	const sd = 1 / Math.sqrt(2 * df);
	const low = Math.max(0, mode - REACH * sd);
	const step = (mode + REACH * sd - low) / POINTS;
	let [hit, all] = [0, 0];
	for (let point = 0; point <= POINTS; point++) {
		const s = low + point * step;
		const simpson = point === 0 || point === POINTS ? 1 : 2 + 2 * (point % 2);
		const weight = simpson * Math.exp(logChi(s, df) - logChi(mode, df));
		all += weight;
		hit += weight * normal.below(delta - t * s);
	}
	return hit / all;
}

/** Log density of sqrt(chi-square / df) up to a constant. */
function logChi(s: number, df: number): number {
	return (df > 1 ? (df - 1) * Math.log(s) : 0) - (df * s * s) / 2;
}
