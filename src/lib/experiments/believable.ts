import { compareArms, type Compared, type ComparedBy } from '#lib/experiments/comparisons.ts';
import { countsDays } from '#lib/experiments/designs.ts';
import {
	gather,
	join,
	joinTotals,
	leastOf,
	type Gathered,
	type MetricPlan,
	type Reading
} from '#lib/experiments/gathered.ts';
import { alwaysValidDifference } from '#lib/experiments/inUnit.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';
import { interimDays, type Looking } from '#lib/experiments/look-plans.ts';
import type { TimeBox } from '#lib/experiments/time-box.ts';
import { SETTLED } from '#lib/stats/compare.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { look } from '#lib/stats/look-plan.ts';

/** Which of the two intervals may be believed today: the one for one look, the one that holds at any, that of the planned looks, or none. */
export type Basis = 'once' | 'always' | 'looks' | 'none';

/** What may be claimed today. lift goes with the interval: of planned looks both are those of the last look. asOf: its last day. */
export type Believed = {
	readonly basis: Basis;
	readonly interval: Interval | null;
	readonly lift: number | null;
	readonly asOf: string | null;
	/** The same in the unit of the metric; the only claim where what it is held against is at zero. */
	readonly inUnit: {
		readonly difference: number;
		readonly interval: Interval;
		/** What is known of a lift that has no estimate, because control is at zero. */
		readonly liftBounds: Interval | null;
	} | null;
	/** Looks taken so far, of a plan that counts them. */
	readonly looksTaken: number;
};

export type When = {
	readonly looking: Looking;
	readonly timeBox: TimeBox;
	readonly today: string;
	readonly startsOn: string;
	/** As registered. */
	readonly endsOn: string;
	/** The last day, where it was stopped with that of a promised look: no later one comes. */
	readonly lastLookOn?: string | undefined;
};

type Arms = { readonly control: readonly Reading[]; readonly treatment: readonly Reading[] };

/** What a plan lets one claim on the metric that decides. `now` is the comparison of everything that was read. */
export function believe(now: Compared | null, when: When, arms: Arms & { readonly by: ComparedBy }): Believed {
	const { rule } = when.looking;
	if (rule === 'looks') return lastLook(when, arms);
	return rule === 'always' ? always(now, arms.by) : once(now, when);
}

function always(now: Compared | null, by: ComparedBy): Believed {
	const claim = now?.comparison ?? null;
	const interval = now && alwaysValidDifference(now, by);
	return {
		basis: 'always',
		interval: claim?.alwaysValidInterval ?? null,
		lift: claim?.lift ?? null,
		asOf: null,
		inUnit: claim && interval && { difference: claim.difference, interval, liftBounds: null },
		looksTaken: 0
	};
}

function once(now: Compared | null, { timeBox }: Pick<When, 'timeBox'>): Believed {
	const claim = now?.comparison ?? null;
	const held = { lift: claim?.lift ?? null, asOf: null, looksTaken: 0 };
	if (!timeBox.isOver) return { ...held, basis: 'none', interval: null, inUnit: null };
	const inUnit = claim?.differenceInterval.every(Number.isFinite)
		? { difference: claim.difference, interval: claim.differenceInterval, liftBounds: now?.liftBounds ?? null }
		: null;
	return { ...held, basis: 'once', interval: claim?.liftInterval ?? null, inUnit };
}

/**
 * The same beside it, on a metric that does not decide. Planned looks are those of the metric that decides, and their error is spent on it:
 * here the interval that holds at any look stands in.
 */
export function believeBeside(
	now: Compared | null,
	when: Pick<When, 'looking' | 'timeBox'> & { readonly by: ComparedBy }
): Believed {
	return when.looking.rule === 'once' ? once(now, when) : always(now, when.by);
}

/** Nothing at a look until there is enough for the large-sample error; such a look is not taken and spends nothing. */
function lastLook(when: When, { by, ...arms }: Arms & { readonly by: ComparedBy }): Believed {
	const { looking, timeBox, today, startsOn, endsOn, lastLookOn } = when;
	const length = daysBetween(startsOn, endsOn) + 1;
	const over = interimDays(looking, when)
		.filter((day) => day < today && day <= (lastLookOn ?? endsOn))
		.map((day) => ({ day, fraction: (daysBetween(startsOn, day) + 1) / length, isLast: false }));
	const looks =
		timeBox.isOver && lastLookOn === undefined ? [...over, { day: today, fraction: 1, isLast: true }] : over;
	const taken = looks
		.flatMap((at) => {
			const [control, treatment] = [upTo(arms.control, at.day), upTo(arms.treatment, at.day)];
			const [c, t] = [control, treatment].map((arm) => gather(arm, startsOn, by.metric.kind));
			const compared = c && t && compareArms(by, c, t);
			const effect = compared?.effect ?? compared?.absolute;
			return effect && compared && isSettled(by.metric, control, treatment) ? [{ ...at, effect, compared }] : [];
		})
		// a look at which nobody new came is no look
		.filter(({ compared: { units } }, at, all) => units > (all[at - 1]?.compared.units ?? 0));
	const last = taken.at(-1);
	if (!last) return { basis: 'looks', interval: null, lift: null, asOf: null, inUnit: null, looksTaken: 0 };
	const found = look(
		last.effect,
		{ rule: 'looks', looks: looking.looks ?? 2, spending: 'obrien-fleming' },
		{
			seen: taken.map(({ compared }) => compared.units),
			fractions: taken.map(({ fraction }) => fraction),
			planned: last.compared.units,
			isLast: last.isLast,
			alpha: by.alpha
		}
	);
	const interval = found.interval?.every(Number.isFinite) ? found.interval : null;
	const { comparison, absolute, effect } = last.compared;
	// as many errors wide as the interval that the look gave
	const reach = interval && absolute && ((interval[1] - last.effect.estimate) / last.effect.se) * absolute.se;
	return {
		basis: 'looks',
		interval: effect && interval,
		lift: comparison.lift,
		asOf: last.isLast ? null : last.day,
		inUnit:
			absolute && reach !== null
				? {
						difference: comparison.difference,
						interval: [absolute.estimate - reach, absolute.estimate + reach],
						liftBounds: null
					}
				: null,
		looksTaken: taken.length
	};
}

function upTo(readings: readonly Reading[], day: string): readonly Reading[] {
	return readings.filter((reading) => reading.day <= day);
}

/** Some twenty of what is counted in each arm, from where on the normal law holds. */
function isSettled({ kind }: MetricPlan, control: readonly Reading[], treatment: readonly Reading[]): boolean {
	return [control, treatment].filter((arm) => arm.length > 0).every((arm) => leastOf(arm, kind) >= SETTLED);
}

/** The effect of everything measured up to and including a day. */
export type Point = {
	readonly day: string;
	readonly lift: number | null;
	/** For one look at the end. */
	readonly interval: Interval | null;
	/** For a look every day. */
	readonly alwaysValid: Interval | null;
};

/** The effect day by day, from the first day with a reading of either arm; days without readings are left out. */
export function seriesOf(by: ComparedBy, { control, treatment }: Arms, startsOn: string): Point[] {
	const [ofControl, ofTreatment] = [control, treatment].map((arm) => Map.groupBy(arm, ({ day }) => day));
	const { kind } = by.metric;
	const add = countsDays(by.design) || kind === 'value' ? join : joinTotals;
	const days = [...new Set([...control, ...treatment].map(({ day }) => day))].toSorted();
	let [c, t]: [Gathered, Gathered] = [gather([], startsOn, kind), gather([], startsOn, kind)];
	return days.map((day) => {
		c = add(c, gather(ofControl?.get(day) ?? [], startsOn, kind));
		t = add(t, gather(ofTreatment?.get(day) ?? [], startsOn, kind));
		const comparison = compareArms(by, c, t)?.comparison;
		return {
			day,
			lift: comparison?.lift ?? null,
			interval: comparison?.liftInterval ?? null,
			alwaysValid: comparison?.alwaysValidInterval ?? null
		};
	});
}
