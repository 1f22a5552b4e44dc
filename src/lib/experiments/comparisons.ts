import { designOf, type Design } from '#lib/experiments/designs.ts';
import { asBivariate, asMean, type Gathered, type Measured, type MetricPlan } from '#lib/experiments/gathered.ts';
import { compareToTarget } from '#lib/experiments/target.ts';
import { beforeAndAfter, regions, seriesCompared } from '#lib/experiments/series.ts';
import { compareValues } from '#lib/experiments/values.ts';
import { compareMeans, compareProportions, type CompareOptions, type Comparison } from '#lib/stats/compare.ts';
import type { Beta } from '#lib/stats/beta-binomial.ts';
import { compareRatios } from '#lib/stats/compare-ratios.ts';
import { compareRates } from '#lib/stats/compare-rates.ts';
import { DEFAULT_TUNING } from '#lib/stats/confidence-sequence.ts';
import { cuped } from '#lib/stats/cuped.ts';
import { effectOf, type Effect } from '#lib/stats/effect.ts';
import { exactRateRatio } from '#lib/stats/exact-rate-ratio.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';
import { relativeRateEffect } from '#lib/stats/relative-rate-effect.ts';
import { meanOfProportion, type Mean } from '#lib/stats/mean.ts';
import { ratioMean } from '#lib/stats/ratio-metric.ts';
import { scoreRatioInterval } from '#lib/stats/score-ratio.ts';
import { welch } from '#lib/stats/welch.ts';

/** alpha: level of the intervals; tuning: visitors of both arms at which the always-valid one is tightest, where chance splits them. */
export type ComparedBy = {
	readonly design: Design;
	readonly metric: MetricPlan;
	readonly alpha: number;
	readonly tuning?: number | undefined;
};

/**
 * A comparison, and its lift with the error it rests on; units: what counts as one in it, visitors or days, of all arms; tuning: how many
 * of them the always-valid interval is tightest at.
 */
export type Compared = {
	readonly comparison: Comparison;
	readonly effect: Effect | null;
	/** The difference in the unit of the metric, with its error. */
	readonly absolute: Effect | null;
	/** Of a share against its target: the law of the share, of which every chance and loss is. */
	readonly shareLaw?: Beta | null;
	/** Where there is no lift, because what it is held against is at zero: what is known of it all the same, for one look. */
	readonly liftBounds?: Interval | null;
	readonly units: number;
	/** Values of an average or a ratio in the smaller arm; 0 of all else. */
	readonly fewest: number;
	readonly tuning: number;
};

/**
 * Treatment against what its design holds it against: control, before, the other region or a target. Null where that cannot be.
 * Without chance in the split days differ by more than who came on them, so there the days are the units.
 */
export function compareArms(by: ComparedBy, control: Gathered, treatment: Gathered): Compared | null {
	if (by.metric.kind === 'value') return compareValues(by, control, treatment);
	if (designOf(by.design).isSingle) return compareToTarget(by, treatment.total);
	if (by.design === 'before_after') return seriesCompared(beforeAndAfter(control.before, treatment.since), by);
	if (by.design === 'regions') return seriesCompared(regions(control, treatment), by);
	return comparePooled(by, control.total, treatment.total);
}

/** Two arms by what all their readings add up to. */
function comparePooled(
	{ metric, alpha, tuning = DEFAULT_TUNING }: ComparedBy,
	control: Measured | null,
	treatment: Measured | null
): Compared | null {
	const pair = pairOf(metric, control, treatment);
	const comparison = pair && pair.compare({ alpha, tuning });
	if (!comparison || !pair) return null;
	const { units, fewest, absolute, boundsAt } = pair;
	const liftBounds = comparison.lift === null ? boundsAt(alpha) : null;
	return { comparison, effect: pair.effect(), absolute: absolute(), liftBounds, units, fewest, tuning };
}

/** The lift of one arm against another with its error alone, which takes a tenth of the time of a comparison. */
export function effectBetween(metric: Paired, control: Measured, treatment: Measured): Effect | null {
	return pairOf(metric, control, treatment)?.effect() ?? null;
}

type Paired = Pick<MetricPlan, 'kind' | 'isAdjusted'>;
type Arms = {
	readonly units: number;
	readonly compare: (options: CompareOptions) => Comparison | null;
	readonly effect: () => Effect | null;
	readonly absolute: () => Effect | null;
	readonly boundsAt: (alpha: number) => Interval | null;
	readonly fewest: number;
};

function pairOf({ kind, isAdjusted }: Paired, control: Measured | null, treatment: Measured | null): Arms | null {
	if (!control || !treatment) return null;
	const units = control.n + treatment.n;
	const [c, t] = [control.successes, treatment.successes];
	if (c !== null && t !== null && kind === 'count') {
		const [before, since] = [
			{ events: c, exposure: control.n },
			{ events: t, exposure: treatment.n }
		];
		const compare = (options: CompareOptions) => compareRates(before, since, options);
		const effect = () => relativeRateEffect(before, since);
		const absolute = () =>
			effectOf(t / treatment.n - c / control.n, c / control.n ** 2 + t / treatment.n ** 2, Infinity);
		const boundsAt = (alpha: number) => asLift(exactRateRatio(before, since, alpha)?.interval);
		return { units, compare, effect, absolute, boundsAt, fewest: 0 };
	}
	if (c !== null && t !== null) {
		const [a, b] = [
			{ n: control.n, successes: c },
			{ n: treatment.n, successes: t }
		];
		const compare = (options: CompareOptions) => compareProportions(a, b, options);
		const [mean, other] = [meanOfProportion(a), meanOfProportion(b)];
		const boundsAt = (alpha: number) => asLift(scoreRatioInterval(a, b, alpha));
		return { units, compare, ...meansOf(mean, other), boundsAt, fewest: 0 };
	}
	const [first, second] = [asBivariate(control), asBivariate(treatment)];
	if (kind === 'ratio') {
		if (!first || !second) return null;
		const [one, other] = [ratioMean(first), ratioMean(second)];
		const compare = (options: CompareOptions) => compareRatios(first, second, options);
		return { units, compare, ...meansOf(one, other) };
	}
	// where a reading lacks what was before nothing can be taken out
	const less = isAdjusted && first && second ? cuped(first, second) : null;
	const [mean, other] = less ? [less.control, less.treatment] : [asMean(control), asMean(treatment)];
	if (!mean || !other) return null;
	const compare = (options: CompareOptions) => compareMeans(mean, other, options);
	return { units, compare, ...meansOf(mean, other) };
}

function meansOf(mean: Mean | null, other: Mean | null): Omit<Arms, 'units' | 'compare'> {
	return {
		effect: () => mean && other && relativeEffect(mean, other),
		absolute: () => mean && other && welch(mean, other),
		boundsAt: () => null,
		fewest: mean && other ? Math.min(mean.n, other.n) : 0
	};
}

function asLift(ratio: Interval | null | undefined): Interval | null {
	return ratio ? [ratio[0] - 1, ratio[1] - 1] : null;
}
