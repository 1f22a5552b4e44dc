import * as normal from '#lib/stats/normal.ts';
import { rootBetween } from '#lib/stats/root.ts';

/** control and treatment: the two shares; ratio: visitors in treatment for each in control. */
export type SharePlan = {
	readonly control: number;
	readonly treatment: number;
	readonly ratio?: number;
	readonly alpha?: number;
};

/**
 * Chance to detect the difference of two shares with n visitors in control, two-sided: pooled variance under "no difference", own
 * variances otherwise; both tails are counted (R's power.prop.test with
 * strict = TRUE). Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, 4.
 * Null when a share is not between 0 and 1 or n is not positive.
 * @example powerOfShares({ control: 0.5, treatment: 0.75 }, 50) // 0.740167
 */
export function powerOfShares(plan: SharePlan, n: number): number | null {
	const spread = spreads(plan);
	if (!spread || !(n > 0)) return null;
	const gap = Math.abs(plan.treatment - plan.control) * Math.sqrt(n);
	const reach = normal.critical(plan.alpha ?? 0.05) * spread.equal;
	return normal.below((gap - reach) / spread.different) + normal.below((-gap - reach) / spread.different);
}

/**
 * Visitors needed in control to detect the difference with the given power (round up yourself); treatment needs ratio times as many. The
 * tail on the wrong side, at most alpha / 2 and nothing at any power in use, is left out.
 * Null when the shares are equal or not between 0 and 1.
 * @example visitorsForShares({ control: 0.5, treatment: 0.75 }, 0.9) // 76.70693
 */
export function visitorsForShares(plan: SharePlan, power = 0.8): number | null {
	const spread = spreads(plan);
	if (!spread || plan.control === plan.treatment) return null;
	const reach = normal.critical(plan.alpha ?? 0.05) * spread.equal + normal.critical(2 - 2 * power) * spread.different;
	return (reach / (plan.treatment - plan.control)) ** 2;
}

/**
 * Smallest relative change of a share that n visitors in control can detect with the given power: positive upward, negative downward.
 * Null when not even the largest possible change could be detected.
 * @example detectableShareLift({ control: 0.1 }, { n: 5000 }) // 0.17440
 */
export function detectableShareLift(
	plan: Omit<SharePlan, 'treatment'>,
	{ n, power = 0.8, towards = 'up' }: { readonly n: number; readonly power?: number; readonly towards?: 'up' | 'down' }
): number | null {
	if (!(plan.control > 0 && plan.control < 1 && n > 0)) return null;
	const end = towards === 'up' ? 1 - 1e-12 : 1e-12;
	const missing = (treatment: number) => (visitorsForShares({ ...plan, treatment }, power) ?? Infinity) - n;
	const treatment = rootBetween(missing, towards === 'up' ? [plan.control, end] : [end, plan.control]);
	return treatment === null ? null : treatment / plan.control - 1;
}

/** Standard deviations of the difference per visitor in control, if the shares are equal and if they differ. */
function spreads({ control, treatment, ratio = 1 }: SharePlan): { equal: number; different: number } | null {
	const isShare = (p: number) => p > 0 && p < 1;
	if (!isShare(control) || !isShare(treatment) || !(ratio > 0)) return null;
	const pooled = (control + ratio * treatment) / (1 + ratio);
	return {
		equal: Math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio)),
		different: Math.sqrt(control * (1 - control) + (treatment * (1 - treatment)) / ratio)
	};
}
