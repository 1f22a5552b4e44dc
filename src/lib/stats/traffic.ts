import { detectableFor, sizeFor, type Baseline, type Design } from '#lib/stats/sizing.ts';

/** The smallest relative change that can be detected after so many days; null while even the largest cannot. */
export type DetectableOnDay = { readonly day: number; readonly detectable: number | null };

/**
 * Days until enough new visitors came, at a steady number a day that all arms share; not rounded. Visitors who return are not new, so
 * that a longer run brings fewer than this says. Null where no size is known or nobody comes.
 * @example daysFor({ kind: 'proportion', share: 0.1 }, { lift: 0.2, perDay: 500 }) // 15.36
 */
export function daysFor(
	baseline: Baseline,
	{ lift, perDay }: { readonly lift: number; readonly perDay: number },
	design: Design = {}
): number | null {
	const size = sizeFor(baseline, lift, design);
	return size && perDay > 0 ? size.total / perDay : null;
}

/**
 * What each number of days could detect: the curve to choose a time by. Falls with the square root of the days.
 * @example detectableByDay({ kind: 'proportion', share: 0.1 }, { perDay: 500, days: [7, 28] }) // [{ day: 7, detectable: 0.30217 }, { day: 28, detectable: 0.14657 }]
 */
export function detectableByDay(
	baseline: Baseline,
	{ perDay, days }: { readonly perDay: number; readonly days: readonly number[] },
	design: Design = {}
): DetectableOnDay[] {
	return days.map((day) => ({ day, detectable: detectableFor(baseline, day * perDay, design) }));
}

/**
 * Visitors in each treatment for each in control that compare several treatments with one control best: the control is larger by the
 * square root of their number. Dunnett 1955, A multiple comparison procedure for comparing several treatments with a control.
 * @example bestRatio(4) // 0.5
 */
export function bestRatio(treatments: number): number {
	return 1 / Math.sqrt(Math.max(1, treatments));
}
