import { confidenceSequence } from '#lib/stats/confidence-sequence.ts';
import { boundsFor } from '#lib/stats/crossing.ts';
import { confidenceInterval, type Effect } from '#lib/stats/effect.ts';
import type { Interval } from '#lib/stats/interval.ts';
import * as normal from '#lib/stats/normal.ts';
import { spentBy, type Spending } from '#lib/stats/spending.ts';
import * as studentT from '#lib/stats/student-t.ts';

/** When one may look and decide, as promised beforehand: once at the end, at so many looks, or at any time. */
export type LookPlan =
	| { readonly rule: 'once' }
	| { readonly rule: 'looks'; readonly looks: number; readonly spending: Spending }
	| { readonly rule: 'always'; readonly tuning?: number };

/**
 * seen: visitors of both arms together at each look so far, rising, the last one now. planned: the size that was promised. isLast: no
 * look can follow, because the time is over and not because of what was seen; then all error left may be used, full size or not. fractions: of the error rate's own clock, at each look, where the looks
 * were promised by the calendar and not by size (Lan and DeMets 1989, Group sequential monitoring with calendar versus information time);
 * planned then only tunes.
 */
export type Progress = {
	readonly seen: readonly number[];
	readonly planned: number;
	readonly isLast?: boolean;
	readonly fractions?: readonly number[];
	readonly alpha?: number;
};

/** interval: null while the plan allows no claim; isDecided: it excludes 0. */
export type Looked = { readonly interval: Interval | null; readonly isDecided: boolean };

/**
 * What a look may claim under its plan, so that a true "no effect" is called one with probability alpha at most over all the looks the
 * plan allows. `once`: nothing before the planned size or the end, then the interval for one look. `looks`: a repeated confidence interval
 * (Jennison and Turnbull 1989, Interim analyses) on Lan and DeMets's bounds for the looks that were in fact taken; with few degrees of
 * freedom t takes the place of z at the same tail. `always`: the confidence sequence, tightest at the planned size unless tuned otherwise.
 * The effect is that of the last look; all of it rests on large samples, some twenty successes or values in each arm.
 * Null interval without progress or when looks do not rise.
 * @example
 * look({ estimate: 0.2, se: 0.08, df: Infinity }, { rule: 'looks', looks: 2, spending: 'obrien-fleming' }, { seen: [5000], planned: 10000 })
 * // { interval: [-0.03701, 0.43701], isDecided: false }
 */
export function look(effect: Effect, plan: LookPlan, progress: Progress): Looked {
	const interval = intervalUnder(effect, plan, progress);
	return { interval, isDecided: interval !== null && (interval[0] > 0 || interval[1] < 0) };
}

/**
 * Places (from 0) in running totals of visitors at which the looks of a plan fall: the first total that reaches each of the evenly spaced
 * sizes. Between them people may watch; what may be claimed is what the last look gave.
 * @example lookPlaces([300, 600, 900, 1200], { looks: 2, planned: 1000 }) // [1, 3]
 */
export function lookPlaces(
	totals: readonly number[],
	{ looks, planned }: { readonly looks: number; readonly planned: number }
): number[] {
	const places = Array.from({ length: looks }, (_, at) =>
		totals.findIndex((n) => n > 0 && n >= (planned * (at + 1)) / looks)
	);
	return [...new Set(places.filter((place) => place >= 0))];
}

function intervalUnder(effect: Effect, plan: LookPlan, progress: Progress): Interval | null {
	const { seen, planned, isLast = false, fractions, alpha = 0.05 } = progress;
	const n = seen.at(-1) ?? 0;
	const isRising = seen.every((size, at) => Number.isFinite(size) && size > (seen[at - 1] ?? 0));
	if (!(n > 0 && planned > 0 && isRising)) return null;
	if (plan.rule === 'once') return n >= planned || isLast ? confidenceInterval(effect, alpha) : null;
	if (plan.rule === 'always') return confidenceSequence(effect, { n, alpha, tuning: plan.tuning ?? planned }).interval;
	const { spending } = plan;
	const spent = seen.map((size, at) =>
		spentBy(isLast && at === seen.length - 1 ? 1 : (fractions?.[at] ?? size / planned), { alpha: alpha / 2, spending })
	);
	return withBound(effect, boundsFor(seen, spent).at(-1) ?? Infinity);
}

function withBound({ estimate, se, df }: Effect, bound: number): Interval {
	const tail = 2 * normal.below(-bound);
	const reach = tail > 0 ? studentT.critical(tail, df) * se : Infinity;
	return [estimate - reach, estimate + reach];
}
