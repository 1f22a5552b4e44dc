import { dayAfter } from '#lib/experiments/look-plans.ts';
import type { MetricResult } from '#lib/experiments/metric-results.ts';
import { confidenceSequence } from '#lib/stats/confidence-sequence.ts';
import { precisionProgress, precisionProgressOf } from '#lib/stats/precision.ts';

/**
 * How far the interval has come towards the one that was planned, no wider than the smallest change worth having on either side. on: the day
 * it gets there at this pace; null where it is there or never will be.
 */
export type Progress = {
	readonly done: number;
	/** Visitors or days of all arms that are enough. */
	readonly needed: number;
	readonly planned: number;
	readonly on: string | null;
	readonly isInTime: boolean;
};

export type Pace = {
	readonly today: string;
	readonly endsOn: string;
	readonly daysRead: number;
	readonly share: number;
};

/** Beyond this a day is no forecast. */
const FAR = 3650;

/**
 * Progress of the interval that will decide: the always-valid one where people look whenever they like. Null before there is one.
 * share: the part of all visitors that control and this treatment get, so that what is needed counts all arms.
 */
export function progressOf(
	primary: MetricResult,
	isAlways: boolean,
	{ today, endsOn, daysRead, share }: Pace
): Progress | null {
	const { effect, comparison, units, alpha, tuning } = primary;
	const planned = primary.metric.minimumEffect;
	const reach = comparison?.liftInterval;
	if (!effect || !reach || units <= 0 || daysRead <= 0) return null;
	// no interval is no narrow one
	if (isAlways && !comparison.alwaysValidInterval) return null;
	const at = { planned, n: units, perUnit: units / daysRead };
	const widthAt = (n: number) => {
		const { interval } = confidenceSequence({ ...effect, se: effect.se * Math.sqrt(units / n) }, { n, alpha, tuning });
		return (interval[1] - interval[0]) / 2;
	};
	const found = isAlways
		? precisionProgressOf(widthAt, at)
		: precisionProgress({ ...at, halfWidth: (reach[1] - reach[0]) / 2 });
	if (!found) return null;
	const left = found.left === null ? null : Math.ceil(found.left);
	const on = left === null || left === 0 || left > FAR ? null : dayAfter(today, left);
	return {
		done: found.done,
		needed: found.n / share,
		planned,
		on,
		isInTime: left === 0 || (on !== null && on <= endsOn)
	};
}
