import { noncentralTAbove } from '#lib/stats/noncentral-t.ts';
import { rootBetween } from '#lib/stats/root.ts';
import * as studentT from '#lib/stats/student-t.ts';

/** difference and sd in the metric's unit; n is per arm, equal arms; sides 1 tests only for a rise. */
export type MeanPlan = {
	readonly difference: number;
	readonly sd: number;
	readonly alpha?: number;
	readonly sides?: 1 | 2;
};

/** Above this many visitors per arm no trial will go; the search for a size ends there. */
const MOST = 1e12;

/**
 * Chance that a two-sample t test with n visitors per arm detects a difference of means, both tails counted (R's power.t.test with
 * strict = TRUE). Cohen 1988, Statistical Power Analysis, 2. Null with fewer than two per arm or no sd.
 * @example powerOfMeans({ difference: 1, sd: 1 }, 20) // 0.868953
 */
export function powerOfMeans({ difference, sd, alpha = 0.05, sides = 2 }: MeanPlan, n: number): number | null {
	if (!(n >= 2 && sd > 0)) return null;
	const df = 2 * n - 2;
	const delta = (Math.sqrt(n / 2) * (sides === 2 ? Math.abs(difference) : difference)) / sd;
	const limit = studentT.critical(sides === 2 ? alpha : 2 * alpha, df);
	const above = noncentralTAbove(limit, { df, delta });
	return sides === 1 ? above : above + noncentralTAbove(limit, { df, delta: -delta });
}

/**
 * Visitors needed per arm to detect the difference with the given power (round up yourself), at least 2.
 * Null without a difference or sd, or when more than 1e12 would be needed.
 * @example visitorsForMeans({ difference: 1, sd: 1 }, 0.9) // 22.02109
 */
export function visitorsForMeans(plan: MeanPlan, power = 0.8): number | null {
	if (!(plan.sd > 0) || plan.difference === 0) return null;
	const missing = (logN: number) => (powerOfMeans(plan, Math.exp(logN)) ?? 0) - power;
	if (missing(Math.log(2) + 1e-12) >= 0) return 2;
	const logN = rootBetween(missing, [Math.log(2) + 1e-12, Math.log(MOST)]);
	return logN === null ? null : Math.exp(logN);
}

/**
 * Smallest difference of means, in the metric's unit, that n visitors per arm can detect with the given power.
 * @example detectableDifference({ sd: 1 }, { n: 22.02109, power: 0.9 }) // 1
 */
export function detectableDifference(
	plan: Omit<MeanPlan, 'difference'>,
	{ n, power = 0.8 }: { readonly n: number; readonly power?: number }
): number | null {
	if (!(n >= 2 && plan.sd > 0)) return null;
	const missing = (scaled: number) => (powerOfMeans({ ...plan, sd: 1, difference: scaled }, n) ?? 0) - power;
	// 1,000 standard errors are detected by any test with a degree of freedom or two
	const scaled = rootBetween(missing, [0, 1000 * Math.sqrt(2 / n)]);
	return scaled === null ? null : scaled * plan.sd;
}
