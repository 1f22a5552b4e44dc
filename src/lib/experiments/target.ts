import type { Compared } from '#lib/experiments/comparisons.ts';
import { meanOf, type Measured, type MetricPlan } from '#lib/experiments/gathered.ts';
import { atLeastMinusOne, byEffect, SETTLED, type Comparison } from '#lib/stats/compare.ts';
import { DEFAULT_TUNING } from '#lib/stats/confidence-sequence.ts';
import { confidenceInterval, effectOf, type Effect } from '#lib/stats/effect.ts';
import { eventRateInterval } from '#lib/stats/event-rate-interval.ts';
import type { Mean } from '#lib/stats/mean.ts';
import { meanAgainstTarget } from '#lib/stats/mean-against-target.ts';
import { proportionAgainstTarget } from '#lib/stats/proportion-against-target.ts';
import { shareLaw } from '#lib/stats/share-belief.ts';

type Against = { readonly metric: Pick<MetricPlan, 'kind' | 'target'>; readonly alpha: number };

/** One arm against the target of the metric; lifts are parts of the target. Null without a target or without enough to tell. */
export function compareToTarget({ metric, alpha }: Against, measured: Measured | null): Compared | null {
	const { target, kind } = metric;
	if (!measured || !target || !(measured.n > 0)) return null;
	const held = { target, alpha };
	if (measured.successes === null) return meanHeld(meanOf(measured, kind), held);
	return kind === 'count'
		? countHeld({ events: measured.successes, exposure: measured.n }, held)
		: shareHeld({ n: measured.n, successes: measured.successes }, held);
}

type Held = { readonly target: number; readonly alpha: number };

/** The exact interval decides; what holds at any look rests on the large-sample error, from twenty of each kind on. */
function shareHeld(
	share: { readonly n: number; readonly successes: number },
	{ target, alpha }: Held
): Compared | null {
	const exact = proportionAgainstTarget(share, target, { alpha });
	const law = shareLaw(share);
	if (!exact || !law) return null;
	const rate = share.successes / share.n;
	const effect = effectOf(rate / target - 1, (rate * (1 - rate)) / share.n / target ** 2, Infinity);
	const n = Math.min(share.successes, share.n - share.successes) >= SETTLED ? share.n : null;
	const lasting = byEffect(effect, { n, alpha });
	return {
		comparison: {
			...lasting,
			...atLeastMinusOne({ ...lasting, liftInterval: asPart(exact.interval, target) }),
			difference: exact.difference,
			differenceInterval: exact.interval,
			lift: exact.difference / target,
			p: exact.p,
			chanceToBeat: exact.chanceAbove,
			// of the law of the share, which takes longer than a chart of each day can wait for: see lossesOf
			expectedLoss: null
		},
		shareLaw: law,
		effect,
		absolute: inUnit(effect, target),
		fewest: 0,
		units: share.n,
		tuning: DEFAULT_TUNING
	};
}

function meanHeld(mean: Mean | null, { target, alpha }: Held): Compared | null {
	const absolute = mean && meanAgainstTarget(mean, target);
	if (!mean || !absolute) return null;
	const effect = effectOf(absolute.estimate / target, (absolute.se / target) ** 2, absolute.df);
	const lift = byEffect(effect, { n: mean.n >= SETTLED ? mean.n : null, alpha });
	const differenceInterval = confidenceInterval(absolute, alpha);
	return {
		comparison: { difference: absolute.estimate, differenceInterval, ...lift },
		effect,
		absolute,
		fewest: 0,
		units: mean.n,
		tuning: DEFAULT_TUNING
	};
}

function countHeld(
	counted: { readonly events: number; readonly exposure: number },
	{ target, alpha }: Held
): Compared | null {
	const reach = eventRateInterval(counted, alpha);
	if (!reach) return null;
	const { events, exposure } = counted;
	const difference = events / exposure - target;
	const effect: Effect | null = effectOf(difference / target, events / exposure ** 2 / target ** 2, Infinity);
	const lasting = byEffect(effect, { n: events >= SETTLED ? exposure : null, alpha });
	const differenceInterval: Comparison['differenceInterval'] = [reach[0] - target, reach[1] - target];
	const comparison = {
		...lasting,
		...atLeastMinusOne({ ...lasting, liftInterval: asPart(differenceInterval, target) }),
		difference,
		differenceInterval,
		lift: difference / target
	};
	return { comparison, effect, absolute: inUnit(effect, target), fewest: 0, units: exposure, tuning: DEFAULT_TUNING };
}

function inUnit(effect: Effect | null, target: number): Effect | null {
	return effect && { ...effect, estimate: effect.estimate * target, se: effect.se * target };
}

function asPart([low, high]: readonly [number, number], target: number) {
	return [low / target, high / target] as const;
}
