import { findingOf, gainInterval, type Bars, type Finding } from '#lib/experiments/evidence.ts';
import type { MetricResult } from '#lib/experiments/metric-results.ts';

type State = { readonly isMeasured: boolean; readonly isOver: boolean };

/** What may be said of a treatment today on the metric that decides: by its lift, or where that has no estimate by its difference. */
export function foundOn({ metric, comparison, believed }: MetricResult, bars: Bars, state: State): Finding {
	const { interval, inUnit, basis, looksTaken } = believed;
	if (interval) return findingOf(gainInterval(interval, metric.direction), bars);
	if (inUnit && comparison?.lift === null) {
		// a bar that is a part of nothing cannot be reached: only the bounds of the lift may tell
		const { liftBounds } = inUnit;
		if (liftBounds) return findingOf(gainInterval(liftBounds, metric.direction), bars);
		const [worst, best] = gainInterval(inUnit.interval, metric.direction);
		return worst > 0 ? 'helps' : best < 0 ? 'hurts' : 'unclear';
	}
	if (!state.isMeasured) return 'none';
	const waits = basis === 'none' || (basis === 'looks' && looksTaken === 0 && !state.isOver);
	return waits && comparison?.differenceInterval.every(Number.isFinite) ? 'waiting' : 'early';
}

/** Read, and compared, but without a relative change: what it is held against is at zero. */
export function isAtZero({ comparison }: Pick<MetricResult, 'comparison'>): boolean {
	return comparison?.lift === null;
}
