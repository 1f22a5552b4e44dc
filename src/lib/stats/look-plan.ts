import { confidenceSequence } from '#lib/stats/confidence-sequence.ts';
import { confidenceInterval, type Effect } from '#lib/stats/effect.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { lanDeMets } from '#lib/stats/lan-demets.ts';
import * as normal from '#lib/stats/normal.ts';
import type { Spending } from '#lib/stats/spending.ts';
import * as studentT from '#lib/stats/student-t.ts';

/** When one may look and decide, as promised beforehand: once at the end, at a few looks, or at any time. */
export type LookPlan =
	| { readonly rule: 'once' }
	| { readonly rule: 'looks'; readonly looks: number; readonly spending: Spending }
	| { readonly rule: 'always'; readonly tuning?: number };

/** seen: visitors of both arms together at each look so far, rising, the last one now; planned: the size that was promised. */
export type Progress = { readonly seen: readonly number[]; readonly planned: number; readonly alpha?: number };

/** interval: null while the plan allows no claim; isDecided: it excludes 0. */
export type Looked = { readonly interval: Interval | null; readonly isDecided: boolean };

/**
 * What a look may claim under its plan, so that a true "no effect" is called one with probability alpha at most over all the looks the
 * plan allows. `once`: nothing before the planned size, then the usual interval. `looks`: a repeated confidence interval (Jennison and
 * Turnbull 1989) on Lan and DeMets's bounds for the looks that were in fact taken; t instead of z enters by its tail probability.
 * `always`: the confidence sequence, tightest at the planned size unless tuned otherwise. Only the last effect is given: those before
 * must not have decided. Null interval without progress or when looks do not rise.
 * @example look({ estimate: 0.2, se: 0.08, df: Infinity }, { rule: 'looks', looks: 2, spending: 'obrien-fleming' }, { seen: [5000], planned: 10000 })
 * // { interval: [-0.03700, 0.43700], isDecided: false }
 */
export function look(effect: Effect, plan: LookPlan, progress: Progress): Looked {
	const interval = intervalUnder(effect, plan, progress);
	return { interval, isDecided: interval !== null && (interval[0] > 0 || interval[1] < 0) };
}

function intervalUnder(effect: Effect, plan: LookPlan, { seen, planned, alpha = 0.05 }: Progress): Interval | null {
	const n = seen.at(-1) ?? 0;
	if (!(n > 0 && planned > 0)) return null;
	if (plan.rule === 'once') return n >= planned ? confidenceInterval(effect, alpha) : null;
	if (plan.rule === 'always')
		return confidenceSequence(effect, { n, alpha, tuning: plan.tuning ?? planned }).interval;
	const bounds = lanDeMets(
		seen.map((size) => size / planned),
		{ spending: plan.spending, alpha }
	);
	const bound = bounds?.at(-1);
	if (bound === undefined) return null;
	const tail = 2 * normal.below(-bound);
	const reach = tail > 0 ? studentT.critical(tail, effect.df) * effect.se : Infinity;
	return [effect.estimate - reach, effect.estimate + reach];
}
