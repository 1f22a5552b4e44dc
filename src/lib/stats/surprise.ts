import type { Effect } from '#lib/stats/effect.ts';
import * as normal from '#lib/stats/normal.ts';
import type { Prior } from '#lib/stats/posterior.ts';

/** z: distance from what was expected in its own errors; p: chance of one so far; isImplausible: p under the threshold. */
export type Surprise = { readonly z: number; readonly p: number; readonly isImplausible: boolean };

/** Once in a thousand: as for a broken split, rare enough to stop and look for the mistake. */
export const IMPLAUSIBLE_BELOW = 0.001;

/**
 * Whether an effect is too good (or bad) to be true, given what effects have been until now: its place in the law that prior and error
 * together predict. Box 1980, Sampling and Bayes' inference in scientific modelling; the habit is Twyman's law in Kohavi, Tang and Xu
 * 2020, ch. 3: any figure that looks interesting is usually wrong. Says nothing about which mistake. Prior and effect in one unit.
 * @example surprise({ estimate: 0.5, se: 0.05, df: Infinity }, { mean: 0, sd: 0.1 }) // { z: 4.47214, p: 0.0000077, isImplausible: true }
 */
export function surprise({ estimate, se }: Effect, prior: Prior, threshold = IMPLAUSIBLE_BELOW): Surprise {
	const z = (estimate - prior.mean) / Math.hypot(prior.sd, se);
	const p = 2 * normal.below(-Math.abs(z));
	return { z, p, isImplausible: p < threshold };
}
