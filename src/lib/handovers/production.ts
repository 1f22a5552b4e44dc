import { compareArms } from '#lib/experiments/comparisons.ts';
import { designOf, type Design } from '#lib/experiments/designs.ts';
import { effectOf, type EarlyCut, type Effect } from '#lib/experiments/effect.ts';
import { dayValue, meanOf, secondOf, type Gathered } from '#lib/experiments/gathered.ts';
import type { Looking } from '#lib/experiments/look-plans.ts';
import type { Arm } from '#lib/experiments/totals.ts';
import type { Standing } from '#lib/handovers/handovers.ts';
import { confidenceInterval } from '#lib/stats/effect.ts';
import { eventRateInterval } from '#lib/stats/event-rate-interval.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { meanAgainstTarget } from '#lib/stats/mean-against-target.ts';
import { nonInferiority, type Verdict } from '#lib/stats/non-inferiority.ts';
import { wilson } from '#lib/stats/wilson.ts';

/** A metric that is watched in production, as the decision was taken on it. */
export type DecidedOn = {
	readonly id: number;
	readonly role: 'primary' | 'guardrail';
	readonly name: string;
	readonly kind: Arm['kind'];
	readonly unit: string;
	readonly direction: 'up' | 'down';
	/** Of a guardrail the bearable loss. */
	readonly minimum_effect: number | null;
	readonly target: number | null;
	readonly design: Design;
	readonly look_rule: Looking['rule'];
	readonly looks: number | null;
	readonly was_moved: boolean;
	readonly cut: EarlyCut | null;
	readonly totals: readonly Arm[];
};

/** What production readings add up to, among those who have it or those whom it is kept from. */
export type ProductionArm = {
	readonly arm: 'live' | 'holdout';
	/** Of days on which only those who have it were read, where other days have both. */
	readonly is_alone: boolean;
	readonly days: number;
	readonly first: string;
	readonly last: string;
	readonly n: number;
	readonly successes: number | null;
	readonly mean: number | null;
	readonly sd: number | null;
	readonly second?: Arm['second'];
	/** Of a metric that is one value a day: each day and its value. */
	readonly each: readonly (readonly [day: string, value: number])[] | null;
};

/**
 * What production is held against: people it is kept from at the same time; the arm without it, as it was when it was decided; or the
 * target that was promised.
 */
export type Against = 'holdout' | 'then' | 'target';

/** A level in the unit of the metric, a share from 0 to 1; interval: of 95 per cent, null where it has none. */
export type Level = { readonly value: number; readonly interval: Interval | null };

/** Days on which something was read, from the first to the last. */
export type ReadDays = { readonly days: number; readonly first: string; readonly last: string };

/** A level and an effect of some days. */
export type ShownDays = ReadDays & {
	readonly level: Level;
	readonly lift: number | null;
	readonly interval: Interval | null;
};

/** What production shows beside what was decided. Lifts are as measured, whichever way is good. */
export type Shown = {
	/** What the decision was taken on; null where there was nothing to compare. */
	readonly decided: Pick<Effect, 'treatment' | 'lift' | 'interval'> | null;
	readonly decidedLevel: Level | null;
	/** The level without it: now, then, or the target. */
	readonly withoutLevel: Level | null;
	readonly now: ShownDays;
	readonly against: Against | null;
	/** Days on which nobody was held back, where it was held against those it is kept from on others: compared like before and after. */
	readonly alone: (ShownDays & { readonly against: Against | null }) | null;
	/** All days on which those who have it were read. */
	readonly read: ReadDays;
	/** What the intervals say of the effect; null of a guardrail, and where there was no gain that could hold. */
	readonly says: Standing | null;
	/** Of a guardrail: whether a loss over its margin is ruled out. */
	readonly verdict: Verdict | null;
};

const ALPHA = 0.05;
const NOTHING: Gathered = { total: null, before: [], since: [], days: [] };

/** Production beside the decision; null while nothing was read of those who have it. */
export function showOf(metric: DecidedOn, arms: readonly ProductionArm[]): Shown | null {
	const live = arms.find(({ arm, is_alone }) => arm === 'live' && !is_alone);
	const later = arms.find(({ is_alone }) => is_alone);
	const holdout = arms.find(({ arm }) => arm === 'holdout');
	const held = heldAgainst(metric, holdout);
	const now = live && daysOf(metric, live, held);
	if (!now) return null;
	const decided = decidedOf(metric);
	const treatment = metric.totals.find(({ name, is_control }) => !is_control && name === decided?.treatment);
	const arm = treatment ?? metric.totals.find(({ is_control }) => !is_control);
	const { against, without } = held;
	const then = heldAgainst(metric, undefined);
	const alone = later && daysOf(metric, later, then);
	const isPrimary = metric.role === 'primary';
	return {
		decided,
		decidedLevel: arm ? levelOf(gathered(arm), metric) : null,
		withoutLevel:
			against === 'target' ? { value: metric.target ?? 0, interval: null } : without && levelOf(without, metric),
		now,
		against,
		alone: alone ? { ...alone, against: then.against } : null,
		read: {
			days: now.days + (alone?.days ?? 0),
			first: alone && alone.first < now.first ? alone.first : now.first,
			last: alone && alone.last > now.last ? alone.last : now.last
		},
		says: isPrimary ? standingOf(decided?.lift ?? null, now.interval, metric.direction) : null,
		verdict: isPrimary
			? null
			: nonInferiority(now.interval, { margin: metric.minimum_effect ?? 0, better: metric.direction })
	};
}

function daysOf(metric: DecidedOn, place: ProductionArm, held: Held): ShownDays | null {
	const live = gathered(place);
	const level = levelOf(live, metric);
	if (!level) return null;
	const found = held.against && compared(metric, { ...held, live });
	const interval = found?.comparison.liftInterval ?? null;
	return {
		level,
		lift: found?.comparison.lift ?? null,
		interval: interval?.every(Number.isFinite) ? interval : null,
		days: place.days,
		first: place.first,
		last: place.last
	};
}

/** The effect that the decision rests on, as lists show it. */
export function decidedOf(metric: DecidedOn): Effect | null {
	const { design, look_rule, looks, was_moved, cut, totals } = metric;
	return effectOf(totals, { isOver: true, wasMoved: was_moved, cut, looking: { rule: look_rule, looks }, design });
}

/**
 * Whether a gain held, by the interval of what production gains and by the gain that was decided on, taken as it was measured. It held
 * where zero is left out and what was decided is not; it is weaker where both are left out; gone where zero is not left out and more than
 * half of it is. Else nobody can tell yet. Null where nothing was gained that could hold.
 */
export function standingOf(decided: number | null, now: Interval | null, better: 'up' | 'down'): Standing | null {
	const gain = better === 'up' ? decided : decided === null ? null : -decided;
	if (gain === null || !(gain > 0)) return null;
	if (!now?.every(Number.isFinite)) return 'not_known';
	const [low, high] = better === 'up' ? now : [-now[1], -now[0]];
	if (low > 0) return high >= gain ? 'held' : 'weaker';
	return high < gain / 2 ? 'gone' : 'not_known';
}

type Held = { readonly against: Against | null; readonly without: Gathered | null };

function heldAgainst(metric: DecidedOn, holdout: ProductionArm | undefined): Held {
	if (holdout && Number(holdout.n) > 0) return { against: 'holdout', without: gathered(holdout) };
	if (designOf(metric.design).isSingle) return { against: metric.target === null ? null : 'target', without: null };
	const control = metric.totals.find(({ is_control }) => is_control);
	return control ? { against: 'then', without: gathered(control) } : { against: null, without: null };
}

function compared(metric: DecidedOn, { against, without, live }: Held & { readonly live: Gathered }) {
	const { id, role, name, kind, direction } = metric;
	const plan = { id, role, name, kind, direction, minimumEffect: 0, target: metric.target };
	// single values carry no error of their own: without others on the same days they are held against the level of then as a number
	const then = against === 'then' && kind === 'value' ? (without?.total?.mean ?? null) : null;
	if (then !== null)
		return compareArms({ design: 'target', metric: { ...plan, target: then }, alpha: ALPHA }, NOTHING, live);
	const design = against === 'target' ? metric.design : 'ab_test';
	return compareArms({ design, metric: plan, alpha: ALPHA }, without ?? NOTHING, live);
}

type Numbers = Pick<ProductionArm, 'n' | 'successes' | 'mean' | 'sd' | 'second'> & Partial<Pick<ProductionArm, 'each'>>;

function gathered(arm: Numbers | undefined): Gathered {
	if (!arm) return NOTHING;
	const { n, successes, mean, sd, second, each } = arm;
	return {
		total: { n, successes, mean, sd, second: secondOf(second ?? {}) },
		before: [],
		since: (each ?? []).map(([, value]) => value),
		days: (each ?? []).map(([day]) => day)
	};
}

function levelOf({ total, since }: Gathered, { kind }: Pick<DecidedOn, 'kind'>): Level | null {
	const value = total && dayValue(total, kind);
	if (!total || value === null) return null;
	const { n, successes } = total;
	if (kind === 'count') return { value, interval: eventRateInterval({ events: successes ?? 0, exposure: n }, ALPHA) };
	if (successes !== null) return { value, interval: wilson({ n, successes }, ALPHA) };
	const mean = kind === 'value' ? null : meanOf(total, kind);
	const effect = mean && meanAgainstTarget(mean, 0);
	return {
		value: since.length > 0 || !mean ? value : mean.mean,
		interval: effect && confidenceInterval(effect, ALPHA)
	};
}
