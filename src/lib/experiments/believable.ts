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
	const claim = now?.comparison ?? null;
	const held = { lift: claim?.lift ?? null, asOf: null, looksTaken: 0 };
	if (rule === 'always') return { ...held, basis: 'always', interval: claim?.alwaysValidInterval ?? null };
	if (!when.timeBox.isOver) return { ...held, basis: 'none', interval: null };
	return { ...held, basis: 'once', interval: claim?.liftInterval ?? null };
}

/**
 * The same beside it, on a metric that does not decide. Planned looks are those of the metric that decides, and their error is spent on it:
 * here the interval that holds at any look stands in.
 */
export function believeBeside(now: Compared | null, { looking, timeBox }: Pick<When, 'looking' | 'timeBox'>): Believed {
	const claim = now?.comparison ?? null;
	const held = { lift: claim?.lift ?? null, asOf: null, looksTaken: 0 };
	if (looking.rule !== 'once') return { ...held, basis: 'always', interval: claim?.alwaysValidInterval ?? null };
	if (!timeBox.isOver) return { ...held, basis: 'none', interval: null };
	return { ...held, basis: 'once', interval: claim?.liftInterval ?? null };
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
			return compared?.effect && isSettled(by.metric, control, treatment)
				? [{ ...at, effect: compared.effect, units: compared.units, lift: compared.comparison.lift }]
				: [];
		})
		// a look at which nobody new came is no look
		.filter(({ units }, at, all) => units > (all[at - 1]?.units ?? 0));
	const last = taken.at(-1);
	if (!last) return { basis: 'looks', interval: null, lift: null, asOf: null, looksTaken: 0 };
	const { interval } = look(
		last.effect,
		{ rule: 'looks', looks: looking.looks ?? 2, spending: 'obrien-fleming' },
		{
			seen: taken.map(({ units }) => units),
			fractions: taken.map(({ fraction }) => fraction),
			planned: last.units,
			isLast: last.isLast,
			alpha: by.alpha
		}
	);
	return {
		basis: 'looks',
		interval: isFinite(interval) ? interval : null,
		lift: last.lift,
		asOf: last.isLast ? null : last.day,
		looksTaken: taken.length
	};
}

const isFinite = (interval: Interval | null): boolean => interval !== null && interval.every(Number.isFinite);

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
