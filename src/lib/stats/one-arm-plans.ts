import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { SETTLED } from '#lib/stats/compare.ts';
import { exceeds } from '#lib/stats/exceeds.ts';
import type { IntervalPlan } from '#lib/stats/interval-plan.ts';
import type { LookPlan } from '#lib/stats/look-plan.ts';
import { reachOf } from '#lib/stats/look-reach.ts';
import * as normal from '#lib/stats/normal.ts';
import * as studentT from '#lib/stats/student-t.ts';

/**
 * How one arm will be held against a target, in the unit of the metric: the interval is planned that proportionAgainstTarget,
 * meanAgainstTarget or eventRateInterval will give, or for several looks the one on the large-sample error. towards: which side is told.
 */
export type OneArm = {
	readonly target: number;
	readonly plan?: LookPlan;
	readonly alpha?: number;
	readonly power?: number;
	readonly towards?: 'up' | 'down';
};

const ONCE: LookPlan = { rule: 'once' };

/**
 * A share. For one look the exact interval; its power by the normal law with a continuity correction, which follows the exact one closely:
 * Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, 2.5. For more looks the error at the share itself: Chow, Shao
 * and Wang 2008, Sample Size Calculations in Clinical Research, 4.1. Null for a target that is no share.
 * @example neededFor(shareAgainstTargetPlan({ target: 0.3 }), { effect: 0.2 }) // 48.363
 */
export function shareAgainstTargetPlan(arm: OneArm): IntervalPlan | null {
	const { target, plan = ONCE, alpha = 0.05, power = 0.8, towards = 'up' } = arm;
	if (!(target > 0 && target < 1)) return null;
	const reach = reachOf(plan, { power, alpha });
	const spread = (share: number) => Math.sqrt(share * (1 - share));
	const isSettled = (n: number) => n * Math.min(target, 1 - target) >= SETTLED;
	const at = (effect: number) => target + (towards === 'up' ? effect : -effect);
	const correction = (n: number) => (plan.rule === 'once' ? 0.5 / Math.sqrt(n) : 0);
	// an exact interval has the error of the target, any other that of what was measured
	const told = (effect: number, n: number) =>
		reach.told(n) * (plan.rule === 'once' ? spread(target) : spread(at(effect)));
	return {
		powerAt: (effect, n) =>
			plan.rule === 'once' || isSettled(n)
				? normal.below((effect * Math.sqrt(n) - correction(n) - told(effect, n)) / spread(at(effect)))
				: 0,
		halfWidthAt: (n) =>
			plan.rule === 'once'
				? exactHalfWidth(target, n, alpha)
				: isSettled(n)
					? (reach.interval(n) * spread(target)) / Math.sqrt(n)
					: Infinity,
		most: (towards === 'up' ? 1 - target : target) * (1 - 1e-9)
	};
}

/** Half of the exact interval where the share is seen as it is, between whole answers too. Clopper and Pearson 1934. */
export function exactHalfWidth(share: number, n: number, alpha = 0.05): number {
	const [did, not] = [share * n, (1 - share) * n];
	const low = did > 0 ? betaQuantile(alpha / 2, did, not + 1) : 0;
	const high = not > 0 ? betaQuantile(1 - alpha / 2, did + 1, not) : 1;
	return (high - low) / 2;
}

/**
 * A mean, or what is analysed as one: t and its noncentral law. Chow, Shao and Wang 2008, 3.1; as R's power.t.test for one sample. Null
 * without a spread or a target above 0.
 * @example neededFor(meanAgainstTargetPlan({ target: 2, sd: 1 }), { effect: 0.5 }) // 33.367
 */
export function meanAgainstTargetPlan(arm: OneArm & { readonly sd: number }): IntervalPlan | null {
	const { target, sd, plan = ONCE, alpha = 0.05, power = 0.8, towards = 'up' } = arm;
	if (!(target > 0 && sd > 0)) return null;
	const reach = reachOf(plan, { power, alpha });
	const isTold = (n: number) => n >= (plan.rule === 'once' ? 2 : SETTLED);
	return {
		powerAt: (effect, n) =>
			isTold(n) ? exceeds((effect / sd) * Math.sqrt(n), { limit: reach.told(n), df: n - 1 }) : 0,
		halfWidthAt: (n) => (isTold(n) ? (studentT.asFarAs(reach.interval(n), n - 1) * sd) / Math.sqrt(n) : Infinity),
		// a mean may rise without end, and what should fall is not asked to fall below nothing
		most: towards === 'up' ? 1000 * Math.max(target, sd) : target
	};
}

/**
 * Events for each visit: the score interval, which has the error of the target, as Wilson's has for a share: n = ((z_a √target + z_b
 * √rate) / (rate − target))². Rao 1948; Chow, Shao and Wang 2008, 4.1 with the variance of counts. For more looks the error at the rate
 * itself. Null for a target that is not above 0.
 * @example neededFor(rateAgainstTargetPlan({ target: 0.1 }), { effect: 0.02 }) // 2076.4
 */
export function rateAgainstTargetPlan(arm: OneArm): IntervalPlan | null {
	const { target, plan = ONCE, alpha = 0.05, power = 0.8, towards = 'up' } = arm;
	if (!(target > 0 && Number.isFinite(target))) return null;
	const reach = reachOf(plan, { power, alpha });
	const isTold = (n: number) => plan.rule === 'once' || n * target >= SETTLED;
	const at = (effect: number) => target + (towards === 'up' ? effect : -effect);
	const z = normal.critical(alpha);
	return {
		powerAt: (effect, n) => {
			const rate = at(effect);
			const told = reach.told(n) * Math.sqrt(plan.rule === 'once' ? target : rate);
			return isTold(n) ? normal.below((effect * Math.sqrt(n) - told) / Math.sqrt(rate)) : 0;
		},
		halfWidthAt: (n) => {
			if (!isTold(n)) return Infinity;
			// half of the score interval, between whole events too
			if (plan.rule === 'once') return (z * Math.sqrt(n * target + (z * z) / 4)) / n;
			return reach.interval(n) * Math.sqrt(target / n);
		},
		most: towards === 'up' ? 1000 * target : target * (1 - 1e-9)
	};
}
