import * as normal from '#lib/stats/normal.ts';
import { rootBetween } from '#lib/stats/root.ts';

/**
 * control: events per unit of exposure; lift: relative change; ratio: exposure of treatment for each unit of control; dispersion: variance
 * over mean of the counts, 1 for Poisson, more when events come in bursts.
 */
export type RatePlan = {
	readonly control: number;
	readonly lift: number;
	readonly ratio?: number;
	readonly dispersion?: number;
	readonly alpha?: number;
};

const LARGEST_RISE = Math.log(1000);
/** On the log scale: below exp(-2) of control ever fewer events say ever less, and the exposure needed rises again. */
const LARGEST_FALL = -2;

/**
 * Chance to detect a relative change of a rate with so much exposure in control, two-sided, by the logarithm of the rate ratio; both tails
 * counted. Signorini 1991, Sample size for Poisson regression; Zhu and Lakkis 2014, Sample size calculation for comparing two negative
 * binomial rates (with a dispersion that is a factor). Null for a rate, exposure or ratio not above 0 and a lift of -1 or less.
 * @example powerOfRates({ control: 0.2, lift: 0.1 }, 8247.56) // 0.8
 */
export function powerOfRates(plan: RatePlan, exposure: number): number | null {
	const variance = unitVariance(plan);
	if (variance === null || !(exposure > 0)) return null;
	const shift = Math.abs(Math.log1p(plan.lift)) * Math.sqrt(exposure / variance);
	const z = normal.critical(plan.alpha ?? 0.05);
	return normal.below(shift - z) + normal.below(-shift - z);
}

/**
 * Exposure needed in control to detect the change with the given power; treatment needs ratio times as much. The tail on the wrong side is
 * left out. Null as above and without a change.
 * @example exposureForRates({ control: 0.2, lift: 0.1 }) // 8247.56
 */
export function exposureForRates(plan: RatePlan, power = 0.8): number | null {
	const variance = unitVariance(plan);
	if (variance === null || plan.lift === 0) return null;
	const reach = normal.critical(plan.alpha ?? 0.05) + normal.critical(2 - 2 * power);
	return (reach / Math.log1p(plan.lift)) ** 2 * variance;
}

/**
 * Smallest relative change of a rate that so much exposure in control can detect with the given power: positive upward, negative
 * downward. Null as above, and when nothing between a fall by 86 per cent and a thousandfold rise could be detected.
 * @example detectableRateLift({ control: 0.2 }, { exposure: 8247.56 }) // 0.1
 */
export function detectableRateLift(
	plan: Omit<RatePlan, 'lift'>,
	options: { readonly exposure: number; readonly power?: number; readonly towards?: 'up' | 'down' }
): number | null {
	const { exposure, power = 0.8, towards = 'up' } = options;
	if (unitVariance({ ...plan, lift: 0 }) === null || !(exposure > 0)) return null;
	const missing = (log: number) => (exposureForRates({ ...plan, lift: Math.expm1(log) }, power) ?? Infinity) - exposure;
	const log = rootBetween(missing, towards === 'up' ? [0, LARGEST_RISE] : [LARGEST_FALL, 0]);
	return log === null ? null : Math.expm1(log);
}

/** Variance of the log rate ratio for one unit of exposure in control. */
function unitVariance({ control, lift, ratio = 1, dispersion = 1 }: RatePlan): number | null {
	const isUsable = [control, ratio, dispersion].every((part) => Number.isFinite(part) && part > 0);
	if (!isUsable || !(lift > -1 && Number.isFinite(lift))) return null;
	return (Math.max(1, dispersion) / control) * (1 + 1 / (ratio * (1 + lift)));
}
