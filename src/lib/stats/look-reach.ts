import { confidenceSequence, DEFAULT_TUNING } from '#lib/stats/confidence-sequence.ts';
import { lanDeMets } from '#lib/stats/lan-demets.ts';
import type { LookPlan } from '#lib/stats/look-plan.ts';
import * as normal from '#lib/stats/normal.ts';
import { sizeFactor } from '#lib/stats/size-factor.ts';

/**
 * How far intervals reach under a plan of looks, in standard errors where these are known. `interval`: the one at the end, to each side.
 * `told`: what the estimate must exceed there to be told apart with the power asked for, so that looks on the way are counted too. n: how
 * many the always-valid one stands at. Jennison and Turnbull 2000, 2.3; Waudby-Smith et al. 2021, eq. 9.
 */
export type Reach = { readonly interval: (n: number) => number; readonly told: (n: number) => number };

/** @example reachOf({ rule: 'once' }, { power: 0.8 }).told(100) // 1.959964 */
export function reachOf(
	plan: LookPlan,
	{ power, alpha = 0.05 }: { readonly power: number; readonly alpha?: number }
): Reach {
	const [z, ofPower] = [normal.critical(alpha), normal.critical(2 - 2 * power)];
	if (plan.rule === 'once') return { interval: () => z, told: () => z };
	if (plan.rule === 'always') {
		const { tuning = DEFAULT_TUNING } = plan;
		const reach = (n: number) =>
			confidenceSequence({ estimate: 0, se: 1, df: Infinity }, { n, alpha, tuning }).interval[1];
		return { interval: reach, told: reach };
	}
	const fractions = Array.from({ length: plan.looks }, (_, at) => (at + 1) / plan.looks);
	const last = lanDeMets(fractions, { spending: plan.spending, alpha })?.at(-1) ?? Infinity;
	const told = Math.sqrt(sizeFactor(plan, { power, alpha })) * (z + ofPower) - ofPower;
	return { interval: () => last, told: () => told };
}
