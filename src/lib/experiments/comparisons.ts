import { designOf, type Design } from '#lib/experiments/designs.ts';
import { asMean, type Gathered, type Measured, type MetricPlan } from '#lib/experiments/gathered.ts';
import { compareToTarget } from '#lib/experiments/target.ts';
import { beforeAfter } from '#lib/stats/before-after.ts';
import {
	byEffect,
	compareMeans,
	compareProportions,
	SETTLED,
	type CompareOptions,
	type Comparison
} from '#lib/stats/compare.ts';
import { compareRates } from '#lib/stats/compare-rates.ts';
import { DEFAULT_TUNING } from '#lib/stats/confidence-sequence.ts';
import { differenceInDifferences } from '#lib/stats/difference-in-differences.ts';
import { effectiveSize, meanOfSeries } from '#lib/stats/effective-size.ts';
import { effectOf, type Effect } from '#lib/stats/effect.ts';
import { welch } from '#lib/stats/welch.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';
import { relativeRateEffect } from '#lib/stats/relative-rate-effect.ts';
import { meanOfProportion } from '#lib/stats/mean.ts';

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
	readonly units: number;
	readonly tuning: number;
};

/**
 * Treatment against what its design holds it against: control, before, the other region or a target. Null where that cannot be.
 * Without chance in the split days differ by more than who came on them, so there the days are the units.
 */
export function compareArms(by: ComparedBy, control: Gathered, treatment: Gathered): Compared | null {
	if (designOf(by.design).isSingle) return compareToTarget(by, treatment.total);
	if (by.design === 'before_after') return ofSeries(beforeAndAfter(control.before, treatment.since), by);
	if (by.design === 'regions') return ofSeries(regions(control, treatment), by);
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
	return comparison && pair ? { comparison, effect: pair.effect(), units: pair.units, tuning } : null;
}

/** The lift of one arm against another with its error alone, which takes a tenth of the time of a comparison. */
export function effectBetween(metric: Pick<MetricPlan, 'kind'>, control: Measured, treatment: Measured): Effect | null {
	return pairOf(metric, control, treatment)?.effect() ?? null;
}

type Arms = {
	readonly units: number;
	readonly compare: (options: CompareOptions) => Comparison | null;
	readonly effect: () => Effect | null;
};

function pairOf({ kind }: Pick<MetricPlan, 'kind'>, control: Measured | null, treatment: Measured | null): Arms | null {
	if (!control || !treatment) return null;
	const units = control.n + treatment.n;
	const [c, t] = [control.successes, treatment.successes];
	if (c !== null && t !== null && kind === 'count') {
		const [before, since] = [
			{ events: c, exposure: control.n },
			{ events: t, exposure: treatment.n }
		];
		const compare = (options: CompareOptions) => compareRates(before, since, options);
		return { units, compare, effect: () => relativeRateEffect(before, since) };
	}
	if (c !== null && t !== null) {
		const [a, b] = [
			{ n: control.n, successes: c },
			{ n: treatment.n, successes: t }
		];
		const compare = (options: CompareOptions) => compareProportions(a, b, options);
		return { units, compare, effect: () => relativeEffect(meanOfProportion(a), meanOfProportion(b)) };
	}
	const [mean, other] = [asMean(control), asMean(treatment)];
	if (!mean || !other) return null;
	const compare = (options: CompareOptions) => compareMeans(mean, other, options);
	return { units, compare, effect: () => relativeEffect(mean, other) };
}

type SeriesEffect = {
	readonly change: number;
	readonly absolute: Effect | null;
	readonly relative: Effect | null;
	/** What the error rests on, in days: see daysOf. */
	readonly days: number;
	/** How many values the shortest series is worth: of those its spread is estimated. */
	readonly least: number;
};

function beforeAndAfter(before: readonly number[], since: readonly number[]): SeriesEffect | null {
	const found = beforeAfter(before, since);
	const known = { ...daysOf([before, since]), absolute: found?.effect ?? null, relative: found?.relative ?? null };
	return found && { change: found.change, ...known };
}

/**
 * As many days as would say the same if every series had equally many: what is known grows with them, and it is by what is known that
 * looks may be counted. Ninety days before the start and two since are no more than eight.
 */
function daysOf(series: readonly (readonly number[])[]): Pick<SeriesEffect, 'days' | 'least'> {
	const days = series.length ** 2 / series.reduce((sum, values) => sum + 1 / values.length, 0);
	return { days, least: Math.min(...series.map(effectiveSize)) };
}

/** Regions of which too little is known from before the start: what they differed by anyway is then taken for an effect. */
export function keepsOwnDifference(design: Design, control: Gathered, treatment: Gathered): boolean {
	return design === 'regions' && Math.min(control.before.length, treatment.before.length) < 2;
}

/** With days from before the start the regions' own difference is taken out, without them it is in. */
function regions(control: Gathered, treatment: Gathered): SeriesEffect | null {
	const [c, t] = [control, treatment].map(({ before, since }) => ({
		before: meanOfSeries(before),
		after: meanOfSeries(since)
	}));
	if (!c || !t || control.since.length === 0 || treatment.since.length === 0) return null;
	if (keepsOwnDifference('regions', control, treatment)) {
		const absolute = welch(c.after, t.after);
		const days = daysOf([control.since, treatment.since]);
		return { change: t.after.mean - c.after.mean, absolute, relative: relativeEffect(c.after, t.after), ...days };
	}
	const absolute = differenceInDifferences(c, t);
	// where the pilot region would be today had it gone the way of the other one
	const expected = t.before.mean + c.after.mean - c.before.mean;
	const relative = absolute && expected > 0 ? scaled(absolute, expected) : null;
	const days = daysOf([control.before, control.since, treatment.before, treatment.since]);
	return { change: t.after.mean - expected, absolute, relative, ...days };
}

/** An effect in the unit of the metric as a part of a level that is taken as known. */
function scaled({ estimate, se, df }: Effect, by: number): Effect | null {
	return effectOf(estimate / by, (se / by) ** 2, df);
}

function ofSeries(found: SeriesEffect | null, { alpha }: ComparedBy): Compared | null {
	if (!found?.absolute) return null;
	const { change, absolute, relative, days, least } = found;
	const n = days >= SETTLED && least >= WEEK ? days : null;
	const lift = byEffect(relative, { n, alpha, tuning: MONTHS });
	const inUnit = byEffect(absolute, { n: null, alpha }).liftInterval ?? [-Infinity, Infinity];
	return {
		comparison: { difference: change, differenceInterval: inUnit, ...lift },
		effect: relative,
		units: days,
		tuning: MONTHS
	};
}

/** Values that each series must be worth before an interval may hold at every look: below, its spread says too little even for t. */
const WEEK = 7;

/** Days of all arms at which the always-valid interval of a design by days is tightest: two months. */
const MONTHS = 60;
