import type { Compared, ComparedBy } from '#lib/experiments/comparisons.ts';
import type { Design } from '#lib/experiments/designs.ts';
import type { Gathered } from '#lib/experiments/gathered.ts';
import { beforeAfter } from '#lib/stats/before-after.ts';
import { byEffect, SETTLED } from '#lib/stats/compare.ts';
import { differenceInDifferences } from '#lib/stats/difference-in-differences.ts';
import { effectiveSize, meanOfSeries } from '#lib/stats/effective-size.ts';
import { effectOf, type Effect } from '#lib/stats/effect.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';
import { welch } from '#lib/stats/welch.ts';

/** What days in a row say: change in the unit of the metric, its error and that of the lift where either can be told. */
export type SeriesEffect = {
	readonly change: number;
	readonly absolute: Effect | null;
	readonly relative: Effect | null;
	/** What the error rests on, in days: see daysOf. */
	readonly days: number;
	/** How many values the shortest series is worth: of those its spread is estimated. */
	readonly least: number;
};

/** The days since the start against those before it. */
export function beforeAndAfter(before: readonly number[], since: readonly number[]): SeriesEffect | null {
	const found = beforeAfter(before, since);
	const known = { ...daysOf([before, since]), absolute: found?.effect ?? null, relative: found?.relative ?? null };
	return found && { change: found.change, ...known };
}

/**
 * As many days as would say the same if every series had equally many: what is known grows with them, and it is by what is known that
 * looks may be counted. Ninety days before the start and two since are no more than eight.
 */
export function daysOf(series: readonly (readonly number[])[]): Pick<SeriesEffect, 'days' | 'least'> {
	const days = series.length ** 2 / series.reduce((sum, values) => sum + 1 / values.length, 0);
	return { days, least: Math.min(...series.map(effectiveSize)) };
}

/** Regions of which too little is known from before the start: what they differed by anyway is then taken for an effect. */
export function keepsOwnDifference(design: Design, control: Gathered, treatment: Gathered): boolean {
	return design === 'regions' && Math.min(control.before.length, treatment.before.length) < 2;
}

/** With days from before the start the regions' own difference is taken out, without them it is in. */
export function regions(control: Gathered, treatment: Gathered): SeriesEffect | null {
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
export function scaled({ estimate, se, df }: Effect, by: number): Effect | null {
	return effectOf(estimate / by, (se / by) ** 2, df);
}

/** All that follows from days in a row; null where they say no error. */
export function seriesCompared(found: SeriesEffect | null, { alpha }: Pick<ComparedBy, 'alpha'>): Compared | null {
	if (!found?.absolute) return null;
	const { change, absolute, relative, days, least } = found;
	const n = days >= SETTLED && least >= WEEK ? days : null;
	const lift = byEffect(relative, { n, alpha, tuning: MONTHS });
	const inUnit = byEffect(absolute, { n: null, alpha }).liftInterval ?? [-Infinity, Infinity];
	return {
		comparison: { difference: change, differenceInterval: inUnit, ...lift },
		effect: relative,
		absolute,
		fewest: 0,
		units: days,
		tuning: MONTHS
	};
}

/** Values that each series must be worth before an interval may hold at every look: below, its spread says too little even for t. */
const WEEK = 7;

/** Days of all arms at which the always-valid interval of a design by days is tightest: two months. */
const MONTHS = 60;
