import * as normal from '#lib/stats/normal.ts';

/** Mean and sd of the metric in control, visitors in control, and in treatment for each of those (1: equal arms). */
export type RelativePlan = {
	readonly mean: number;
	readonly sd: number;
	readonly n: number;
	readonly ratio?: number;
	readonly alpha?: number;
};

/**
 * Chance to detect a relative change of a mean with the delta method's standard error, equal sd in both arms, two-sided, as GrowthBook
 * plans it. Deng, Knoblich and Lu 2018. In truth a rise is found a little more often than it says and a fall a little less, since the
 * error of a larger lift is larger. Null without visitors, with a mean not above 0 or no sd.
 * @example powerOfLift({ mean: 10, sd: 62.53, n: 133333.33 }, 0.05) // 0.52144
 */
export function powerOfLift(plan: RelativePlan, lift: number): number | null {
	if (!isPlan(plan)) return null;
	const z = normal.critical(plan.alpha ?? 0.05);
	const t = lift / Math.sqrt(unitVariance(plan) * (1 / (plan.ratio ?? 1) + (1 + lift) ** 2));
	return normal.below(t - z) + normal.below(-t - z);
}

/**
 * Smallest relative change that can be detected with the given power: the root of lift = (z_a + z_b) * se(lift), without the tail on the
 * wrong side (it changes the seventh digit); positive upward, negative downward. Null as above, when the control mean is so uncertain
 * that no rise can be, and when not even a fall to nothing could be.
 * @example detectableLift({ mean: 10, sd: 62.53, n: 133333.33 }) // 0.07027
 */
export function detectableLift(plan: RelativePlan, power = 0.8, towards: 'up' | 'down' = 'up'): number | null {
	if (!isPlan(plan)) return null;
	// lift^2 = v (1 / ratio + (1 + lift)^2), a quadratic with one root on each side of 0
	const v = reachOf(plan.alpha, power) ** 2 * unitVariance(plan);
	if (v >= 1) return null;
	const root = Math.sqrt(v * v + (1 - v) * v * (1 + 1 / (plan.ratio ?? 1)));
	const lift = towards === 'up' ? (v + root) / (1 - v) : (v - root) / (1 - v);
	return lift > -1 ? lift : null;
}

/**
 * Visitors needed in control to detect a relative change with the given power (round up yourself); treatment needs ratio times as many.
 * The same equation solved for n. Null without a lift, with one of -1 or less, a mean not above 0 or no sd.
 * @example visitorsForLift({ mean: 10, sd: 62.53 }, { lift: 0.07027 }) // 133342.5
 */
export function visitorsForLift(
	plan: Omit<RelativePlan, 'n'>,
	{ lift, power = 0.8 }: { readonly lift: number; readonly power?: number }
): number | null {
	const one = { ...plan, n: 1 };
	if (!isPlan(one) || lift === 0 || !(lift > -1)) return null;
	const perVisitor = unitVariance(one) * (1 / (plan.ratio ?? 1) + (1 + lift) ** 2);
	return (reachOf(plan.alpha, power) / lift) ** 2 * perVisitor;
}

/** Standard errors between no effect and one that is detected with this power. */
function reachOf(alpha: number | undefined, power: number): number {
	return normal.critical(alpha ?? 0.05) + normal.critical(2 - 2 * power);
}

/** Squared relative standard error of one arm's mean. */
function unitVariance({ mean, sd, n }: RelativePlan): number {
	return (sd / mean) ** 2 / n;
}

function isPlan({ mean, sd, n, ratio = 1 }: RelativePlan): boolean {
	return mean > 0 && sd > 0 && n > 0 && ratio > 0 && Number.isFinite(mean + sd + n + ratio);
}
