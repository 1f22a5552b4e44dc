import type { Foreseen } from '#lib/experiments/foreseen.ts';
import { dayAfter } from '#lib/experiments/look-plans.ts';
import type { MetricResult } from '#lib/experiments/metric-results.ts';
import { confidenceSequence } from '#lib/stats/confidence-sequence.ts';
import { precisionProgress, precisionProgressOf, type PrecisionProgress } from '#lib/stats/precision.ts';

/**
 * How far the interval has come towards the one that was planned, no wider than the smallest change worth having on either side. on: the day
 * it gets there at this pace; null where it is there or never will be.
 */
export type Progress = {
	readonly done: number;
	/** Visitors of all arms that are enough, or days since the start where days are held against days; infinite where no number is. */
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
	/** How the interval narrows, where chance does not split: see foreseenOf. */
	readonly foreseen?: Foreseen | null;
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
	{ today, endsOn, daysRead, share, foreseen = null }: Pace
): Progress | null {
	const { effect, comparison, units, alpha, tuning } = primary;
	const planned = primary.metric.minimumEffect;
	const reach = comparison?.liftInterval;
	if (!effect || !reach || units <= 0 || daysRead <= 0) return null;
	// no interval is no narrow one
	if (isAlways && !comparison.alwaysValidInterval) return null;
	if (foreseen) return ofForeseen(foreseen, planned, { today, endsOn, daysRead, share });
	const at = { planned, n: units, perUnit: units / daysRead };
	const widthAt = (n: number) => {
		const { interval } = confidenceSequence({ ...effect, se: effect.se * Math.sqrt(units / n) }, { n, alpha, tuning });
		return (interval[1] - interval[0]) / 2;
	};
	const found = isAlways
		? precisionProgressOf(widthAt, at)
		: precisionProgress({ ...at, halfWidth: (reach[1] - reach[0]) / 2 });
	return found && onItsWay(found, planned, { today, endsOn, share });
}

/** By the plan that the design was sized by: people, or days since the start, of which there is one a day. */
function ofForeseen({ halfWidthAt, n, perDay }: Foreseen, planned: number, pace: Pace): Progress | null {
	if (!(planned > 0)) return null;
	const found = precisionProgressOf(halfWidthAt, { planned, n, perUnit: perDay ?? n / pace.daysRead });
	// days before the start do not grow: no number of days since makes up for too few of them
	return onItsWay(found ?? { done: 0, n: Infinity, left: null }, planned, pace);
}

function onItsWay(
	found: PrecisionProgress,
	planned: number,
	{ today, endsOn, share }: Pick<Pace, 'today' | 'endsOn' | 'share'>
): Progress {
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
