import * as normal from '#lib/stats/normal.ts';

/** Mean and sd of the metric in control, visitors in each of the two arms. */
export type RelativePlan = { readonly mean: number; readonly sd: number; readonly n: number; readonly alpha?: number };

/**
 * Chance to detect a relative change of a mean with the delta method's standard error, equal sd in both arms, two-sided, as GrowthBook
 * plans it. Deng, Knoblich and Lu 2018. Null without visitors, with a mean not above 0 or no sd.
 * @example powerOfLift({ mean: 10, sd: 62.53, n: 133333.33 }, 0.05) // 0.52144
 */
export function powerOfLift(plan: RelativePlan, lift: number): number | null {
	if (!isPlan(plan)) return null;
	const z = normal.critical(plan.alpha ?? 0.05);
	const t = lift / Math.sqrt(unitVariance(plan) * (1 + (1 + lift) ** 2));
	return normal.below(t - z) + normal.below(-t - z);
}

/**
 * Smallest relative rise that can be detected with the given power: the root of lift = (z_a + z_b) * se(lift), without the tail on
 * the wrong side (it changes the seventh digit). Null as above and when
 * the control mean is so uncertain that no rise can be.
 * @example detectableLift({ mean: 10, sd: 62.53, n: 133333.33 }) // 0.07027
 */
export function detectableLift(plan: RelativePlan, power = 0.8): number | null {
	if (!isPlan(plan)) return null;
	const reach = normal.critical(plan.alpha ?? 0.05) + normal.critical(2 - 2 * power);
	// lift^2 = v (1 + (1 + lift)^2)
	const v = reach * reach * unitVariance(plan);
	return v < 1 ? (v + Math.sqrt(v * v + 2 * v * (1 - v))) / (1 - v) : null;
}

/** Squared relative standard error of one arm's mean. */
function unitVariance({ mean, sd, n }: RelativePlan): number {
	return (sd / mean) ** 2 / n;
}

function isPlan({ mean, sd, n }: RelativePlan): boolean {
	return mean > 0 && sd > 0 && n > 0 && Number.isFinite(mean + sd + n);
}
