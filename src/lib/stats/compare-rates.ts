import {
	atLeastMinusOne,
	byEffect,
	LEAST_CELL,
	SETTLED,
	type Comparison,
	type CompareOptions,
	type Lift
} from '#lib/stats/compare.ts';
import { eventRate, isEvents, thinned, type Events } from '#lib/stats/events.ts';
import { rateDifferenceInterval } from '#lib/stats/event-rate-interval.ts';
import { exactRateRatio } from '#lib/stats/exact-rate-ratio.ts';
import { relativeRateEffect } from '#lib/stats/relative-rate-effect.ts';

/**
 * dispersion: variance over mean of the counts (dispersionOf), 1 for Poisson. tuning is in units of exposure of both arms together, so give
 * it where that is not visitors.
 */
export type RateOptions = CompareOptions & { readonly dispersion?: number };

/**
 * Two counts per exposure: score intervals joined for the difference of the rates; for the lift the delta method, whose flat-prior
 * posterior gives chance and losses. With under five events in an arm: the exact conditional interval with its p, no losses. The
 * always-valid interval starts at twenty events in each. Everything takes events to come alone (Poisson); if the same people cause many,
 * give their dispersion, or compare means per person, which need no such faith. Lift is null when control has no event. Null without
 * exposure.
 * @example compareRates({ events: 100, exposure: 1000 }, { events: 120, exposure: 1000 }) // { difference: 0.02, lift: 0.2, liftInterval: [-0.11845, 0.51845], ... }
 */
export function compareRates(control: Events, treatment: Events, options: RateOptions = {}): Comparison | null {
	const { alpha = 0.05, dispersion = 1 } = options;
	if (!isEvents(control) || !isEvents(treatment)) return null;
	const [c, t] = [thinned(control, dispersion), thinned(treatment, dispersion)];
	const differenceInterval = rateDifferenceInterval(c, t, alpha);
	if (!differenceInterval) return null;
	const difference = eventRate(treatment) - eventRate(control);
	const fewest = Math.min(c.events, t.events);
	if (fewest < LEAST_CELL) return { difference, differenceInterval, ...byCounts(c, t, alpha) };
	const n = fewest >= SETTLED ? control.exposure + treatment.exposure : null;
	const lift = byEffect(relativeRateEffect(c, t), { ...options, n });
	return { difference, differenceInterval, ...lift, ...atLeastMinusOne(lift) };
}

function byCounts(control: Events, treatment: Events, alpha: number): Lift {
	const exact = exactRateRatio(control, treatment, alpha);
	const isRelative = exact !== null && control.events > 0;
	// the half of p on the side the estimate leans to: the chance that agrees with an equal-tailed test
	const leans = exact ? exact.p / 2 : 0.5;
	return {
		lift: isRelative ? exact.ratio - 1 : null,
		liftInterval: isRelative ? [exact.interval[0] - 1, exact.interval[1] - 1] : null,
		alwaysValidInterval: null,
		p: exact && exact.p,
		chanceToBeat: exact && (exact.ratio > 1 ? 1 - leans : leans),
		expectedLoss: null
	};
}
