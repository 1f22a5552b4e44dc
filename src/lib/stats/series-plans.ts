import { SETTLED } from '#lib/stats/compare.ts';
import { exceeds } from '#lib/stats/exceeds.ts';
import type { IntervalPlan } from '#lib/stats/interval-plan.ts';
import type { LookPlan } from '#lib/stats/look-plan.ts';
import { reachOf } from '#lib/stats/look-reach.ts';
import * as studentT from '#lib/stats/student-t.ts';

/**
 * Days in a row, as they are today: their mean, how far single days lie apart (sd), and how much each resembles the one before (correlation,
 * 0 to 1). before: days from before the start, which do not grow. Effects are parts of the mean.
 */
export type Days = {
	readonly mean: number;
	readonly sd: number;
	readonly correlation?: number;
	readonly before: number;
	readonly plan?: LookPlan;
	readonly alpha?: number;
	readonly power?: number;
	readonly towards?: 'up' | 'down';
};

/**
 * When an interval may be told. side: so many days before and since. Of more than one look besides: looked, so many days as would say the
 * same if every series were as long; worth, so many that the shortest one is worth.
 */
export type Fewest = { readonly side: number; readonly looked: number; readonly worth: number };
const FEWEST: Fewest = { side: 2, looked: SETTLED, worth: 7 };

/**
 * Days since the start against those before it, by Welch's t on as many days as they are worth, the error of both sides in the relative
 * change (delta method). Welch 1947; Bayley and Hammersley 1946. n: days since the start. Null without a mean, a spread or days before.
 * @example detectableBy(beforeAfterPlan({ mean: 100, sd: 10, before: 28 }), { n: 28 }) // 0.07932
 */
export function beforeAfterPlan(days: Days, fewest: Fewest = FEWEST): IntervalPlan | null {
	const variance = (lift: number, { since, before }: Worth) => 1 / since + (1 + lift) ** 2 / before;
	return seriesPlan(days, { sides: 1, variance, fewest });
}

/**
 * What one region changed by less what the other did, both like each other: four series, each with its own error; what the pilot region would
 * be otherwise is taken as known. Card and Krueger 1994; Satterthwaite 1946. n: days since the start. Null as above.
 * @example detectableBy(regionsPlan({ mean: 100, sd: 10, before: 28 }), { n: 28 }) // 0.10684
 */
export function regionsPlan(days: Days, fewest: Fewest = FEWEST): IntervalPlan | null {
	return seriesPlan(days, { sides: 2, variance: (_lift, { since, before }) => 2 / since + 2 / before, fewest });
}

/**
 * One number a day against a target, by t on as many days as they are worth. Student 1908; Bayley and Hammersley 1946. n: days since the start.
 * Null without a spread or a target above 0.
 * @example detectableBy(daysAgainstTargetPlan({ mean: 100, sd: 10 }), { n: 28 }) // 0.05492
 */
export function daysAgainstTargetPlan(days: Omit<Days, 'before'>, fewest: Fewest = FEWEST): IntervalPlan | null {
	const { mean, sd, correlation: r = 0, plan = { rule: 'once' }, alpha = 0.05, power = 0.8, towards = 'up' } = days;
	if (!(mean > 0 && sd > 0 && r >= 0 && r < 1)) return null;
	const reach = reachOf(tuned(plan), { power, alpha });
	const worth = (n: number) => (n * (1 - r)) / (1 + r);
	const isTold = (n: number) =>
		n >= fewest.side && worth(n) >= 2 && (plan.rule === 'once' || (n >= fewest.looked && worth(n) >= fewest.worth));
	const errorAt = (n: number) => sd / mean / Math.sqrt(worth(n));
	return {
		powerAt: (effect, n) => (isTold(n) ? exceeds(effect / errorAt(n), { limit: reach.told(n), df: worth(n) - 1 }) : 0),
		halfWidthAt: (n) => (isTold(n) ? studentT.asFarAs(reach.interval(n), worth(n) - 1) * errorAt(n) : Infinity),
		most: towards === 'up' ? 1000 : 1
	};
}

/** What both sides are worth in days that do not resemble each other. */
type Worth = { readonly since: number; readonly before: number };
type Shape = {
	/** How many series there are on each side of the start. */
	readonly sides: 1 | 2;
	/** Of the effect, in squares of sd / mean. */
	readonly variance: (lift: number, worth: Worth) => number;
	readonly fewest: Fewest;
};

function seriesPlan(days: Days, { sides, variance, fewest }: Shape): IntervalPlan | null {
	const { mean, sd, correlation: r = 0, before, plan = { rule: 'once' }, alpha = 0.05, power = 0.8 } = days;
	const { towards = 'up' } = days;
	if (!(mean > 0 && sd > 0 && before > 0 && r >= 0 && r < 1)) return null;
	const reach = reachOf(tuned(plan), { power, alpha });
	const worth = (n: number) => (n * (1 - r)) / (1 + r);
	// as daysOf counts them: so many would say the same if every series were as long
	const counted = (n: number) => (4 * sides) / (1 / before + 1 / n);
	const isTold = (n: number) => {
		const least = Math.min(worth(n), worth(before));
		if (least < 2 || Math.min(n, before) < fewest.side) return false;
		return plan.rule === 'once' || (counted(n) >= fewest.looked && least >= fewest.worth);
	};
	const errorAt = (lift: number, n: number) =>
		(sd / mean) * Math.sqrt(variance(lift, { since: worth(n), before: worth(before) }));
	const dfAt = (n: number) => {
		const [since, from] = [worth(n), worth(before)];
		return (sides * (1 / since + 1 / from) ** 2) / (1 / since ** 2 / (since - 1) + 1 / from ** 2 / (from - 1));
	};
	return {
		powerAt: (effect, n) => {
			if (!isTold(n)) return 0;
			const lift = towards === 'up' ? effect : -effect;
			return exceeds(effect / errorAt(lift, n), { limit: reach.told(counted(n)), df: dfAt(n) });
		},
		halfWidthAt: (n) => (isTold(n) ? studentT.asFarAs(reach.interval(counted(n)), dfAt(n)) * errorAt(0, n) : Infinity),
		most: towards === 'up' ? 1000 : 1
	};
}

/** Days of all sides at which the always-valid interval of days is tightest: two months. */
const MONTHS = 60;

function tuned(plan: LookPlan): LookPlan {
	return plan.rule === 'always' ? { ...plan, tuning: plan.tuning ?? MONTHS } : plan;
}
