import { confidenceSequence } from '#lib/stats/confidence-sequence.ts';
import { inflation } from '#lib/stats/group-sequential.ts';
import { lanDeMets } from '#lib/stats/lan-demets.ts';
import type { LookPlan } from '#lib/stats/look-plan.ts';
import * as normal from '#lib/stats/normal.ts';

/**
 * How many times the visitors of a test with one look a plan needs at most, for the same effect and power; stopping early makes it fewer
 * on average. Several looks are taken to be evenly spaced. Of a plan that may stop at any time only the chance to be decided at the
 * planned size is counted; its interval is tightest at that size, or at so many times of it as `tunedAt` says: 0.5 at half.
 * Jennison and Turnbull 2000, 2.3; Waudby-Smith et al. 2021, eq. 9.
 * @example sizeFactor({ rule: 'always' }, { power: 0.8 }) // 1.91490
 */
export function sizeFactor(
	plan: LookPlan,
	{ power, alpha = 0.05, tunedAt = 1 }: { readonly power: number; readonly alpha?: number; readonly tunedAt?: number }
): number {
	if (plan.rule === 'once') return 1;
	if (plan.rule === 'looks') {
		const fractions = Array.from({ length: plan.looks }, (_, at) => (at + 1) / plan.looks);
		return inflation(lanDeMets(fractions, { spending: plan.spending, alpha }) ?? [], { power, alpha });
	}
	const [, reach] = confidenceSequence({ estimate: 0, se: 1, df: Infinity }, { n: 1, alpha, tuning: tunedAt }).interval;
	const ofPower = normal.critical(2 - 2 * power);
	return ((reach + ofPower) / (normal.critical(alpha) + ofPower)) ** 2;
}
