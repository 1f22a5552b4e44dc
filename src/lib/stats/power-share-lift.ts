import * as normal from '#lib/stats/normal.ts';

/** Share in control, and visitors in treatment for each in control (1: equal arms). */
export type ShareLiftPlan = { readonly control: number; readonly ratio?: number; readonly alpha?: number };

/**
 * Visitors needed in control to detect a relative change of a share with the given power, where the lift is judged by the delta method:
 * (z_a + z_b)^2 (p_t q_t / ratio + (1 + lift)^2 p_c q_c) / (p_c lift)^2. The error of a larger lift is larger, so a rise needs more than by
 * the pooled test of the difference (visitorsForShares), and a fall less. Deng, Knoblich and Lu 2018, with each arm's own variance.
 * Null without a lift, or where a share is none.
 * @example visitorsForShareLift({ control: 0.1 }, { lift: 0.2 }) // 4615.14
 */
export function visitorsForShareLift(
	{ control, ratio = 1, alpha = 0.05 }: ShareLiftPlan,
	{ lift, power = 0.8 }: { readonly lift: number; readonly power?: number }
): number | null {
	const treated = control * (1 + lift);
	if (lift === 0 || !isShare(control) || !isShare(treated) || !(ratio > 0)) return null;
	const variance = (treated * (1 - treated)) / ratio + (1 + lift) ** 2 * control * (1 - control);
	return (reachOf(alpha, power) / (control * lift)) ** 2 * variance;
}

/**
 * Smallest relative change of a share that so many visitors in control can detect with the given power: the same equation solved for the
 * lift, a quadratic with one root on each side of 0. Null where not even the largest change could be.
 * @example detectableLiftOfShare({ control: 0.1 }, { n: 5000 }) // 0.19109
 */
export function detectableLiftOfShare(
	{ control, ratio = 1, alpha = 0.05 }: ShareLiftPlan,
	{ n, power = 0.8, towards = 'up' }: { readonly n: number; readonly power?: number; readonly towards?: 'up' | 'down' }
): number | null {
	if (!isShare(control) || !(ratio > 0 && n > 0)) return null;
	const k = reachOf(alpha, power) ** 2;
	// a (1 + lift)^2 + b (1 + lift) = n p
	const a = k * (1 - control - control / ratio) - n * control;
	const b = k / ratio + 2 * n * control;
	const root = Math.sqrt(b * b + 4 * a * n * control);
	if (towards === 'down') return (2 * n * control) / (b + root) - 1;
	const lift = a < 0 ? (b + root) / (-2 * a) - 1 : Infinity;
	return isShare(control * (1 + lift)) ? lift : null;
}

/** Standard errors between no effect and one that is detected with this power. */
function reachOf(alpha: number, power: number): number {
	return normal.critical(alpha) + normal.critical(2 - 2 * power);
}

function isShare(share: number): boolean {
	return share > 0 && share < 1;
}
