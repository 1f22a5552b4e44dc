import { noncentralTAbove } from '#lib/stats/noncentral-t.ts';
import { rootBetween } from '#lib/stats/root.ts';
import * as studentT from '#lib/stats/student-t.ts';

/** difference and sd in the metric's unit; ratio: visitors in treatment for each in control; sides 1 tests only for a rise. */
export type MeanPlan = {
	readonly difference: number;
	readonly sd: number;
	readonly ratio?: number;
	readonly alpha?: number;
	readonly sides?: 1 | 2;
};

/** Above this many visitors per arm no trial will go; the search for a size ends there. */
const MOST = 1e12;

/**
 * Chance that a two-sample t test with n visitors in control detects a difference of means, both tails counted (R's power.t.test with
 * strict = TRUE). Cohen 1988, Statistical Power Analysis, 2. Null with fewer than two in an arm or no sd.
 * @example powerOfMeans({ difference: 1, sd: 1 }, 20) // 0.868953
 */
export function powerOfMeans(plan: MeanPlan, n: number): number | null {
	const { difference, sd, ratio = 1, alpha = 0.05, sides = 2 } = plan;
	if (!(n >= fewest(ratio) && sd > 0)) return null;
	const df = n * (1 + ratio) - 2;
	const delta = (sides === 2 ? Math.abs(difference) : difference) / (sd * spread(ratio, n));
	const limit = studentT.critical(sides === 2 ? alpha : 2 * alpha, df);
	const above = noncentralTAbove(limit, { df, delta });
	return sides === 1 ? above : above + noncentralTAbove(limit, { df, delta: -delta });
}

/**
 * Visitors needed in control to detect the difference with the given power (round up yourself), at least 2 in each arm; treatment needs
 * ratio times as many.
 * Null without a difference or sd, or when more than 1e12 would be needed.
 * @example visitorsForMeans({ difference: 1, sd: 1 }, 0.9) // 22.02109
 */
export function visitorsForMeans(plan: MeanPlan, power = 0.8): number | null {
	if (!(plan.sd > 0) || plan.difference === 0) return null;
	const missing = (logN: number) => (powerOfMeans(plan, Math.exp(logN)) ?? 0) - power;
	const least = fewest(plan.ratio ?? 1);
	const start = Math.log(least) + 1e-12;
	if (missing(start) >= 0) return least;
	const logN = rootBetween(missing, [start, Math.log(MOST)]);
	return logN === null ? null : Math.exp(logN);
}

/**
 * Smallest difference of means, in the metric's unit, that n visitors in control can detect with the given power.
 * @example detectableDifference({ sd: 1 }, { n: 22.02109, power: 0.9 }) // 1
 */
export function detectableDifference(
	plan: Omit<MeanPlan, 'difference'>,
	{ n, power = 0.8 }: { readonly n: number; readonly power?: number }
): number | null {
	const { ratio = 1 } = plan;
	if (!(n >= fewest(ratio) && plan.sd > 0)) return null;
	const missing = (scaled: number) => (powerOfMeans({ ...plan, sd: 1, difference: scaled }, n) ?? 0) - power;
	// 1,000 standard errors are detected by any test with a degree of freedom or two
	const scaled = rootBetween(missing, [0, 1000 * spread(ratio, n)]);
	return scaled === null ? null : scaled * plan.sd;
}

/** Least visitors in control that leave two in each arm; infinite for a ratio that is not above 0. */
function fewest(ratio: number): number {
	return ratio > 0 ? 2 / Math.min(1, ratio) : Infinity;
}

/** Standard error of the difference of two means of sd 1. */
function spread(ratio: number, n: number): number {
	return Math.sqrt((1 + 1 / ratio) / n);
}
