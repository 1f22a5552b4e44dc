import type { BoxFact, Facts } from '#lib/impact/facts.ts';
import { dayOf, isWithin, windowsOf, type Window } from '#lib/impact/periods.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { medianInterval, quantile } from '#lib/stats/quantile.ts';
import type { Side } from '#lib/ui/sides.ts';

const DAY = 86_400_000;

/** A stage that something went through: how long, and the function of who proposed it. */
export type Passed = {
	readonly id: number;
	readonly title: string;
	readonly side: Side;
	readonly days: number;
	/** The day it was over. */
	readonly on: string;
};

/** Of how many a tenth can be told from the longest. */
const FOR_A_TENTH = 10;

/** Days of those that went through a stage: half took up to `median`, nine of ten up to `most` (null with fewer than ten). */
export type Span = {
	readonly count: number;
	readonly median: number | null;
	readonly interval: Interval | null;
	readonly most: number | null;
};

export function spanOf(passed: readonly Passed[]): Span {
	const days = passed.map((one) => one.days);
	return {
		count: days.length,
		median: quantile(days, 0.5),
		interval: medianInterval(days),
		most: days.length >= FOR_A_TENTH ? quantile(days, 0.9) : null
	};
}

/** The stages in their order. Lengths are in days of 24 hours; a time-box ends with its last day. */
const stages = [
	{ value: 'start', label: 'From idea to start', waits: 'ideas wait for an experiment' },
	{ value: 'decision', label: 'From start to first decision', waits: null },
	{ value: 'ballot', label: 'Waiting for a ballot', waits: 'are over and wait for a ballot' },
	{ value: 'reveal', label: 'Ballot open', waits: 'have an open ballot' },
	{ value: 'record', label: 'Waiting for the record', waits: 'are revealed and not decided' },
	{ value: 'live', label: 'From promote to live', waits: 'are promoted and not live' }
] as const;
export type StageName = (typeof stages)[number]['value'];

const endOf = ({ ended_on }: BoxFact) => Date.parse(`${ended_on}T00:00:00Z`) + DAY;
const between = (from: number, to: string) => Math.max(0, (Date.parse(to) - from) / DAY);

/** What went through a stage, whenever it was over. */
export function passedThrough(facts: Pick<Facts, 'starts' | 'boxes' | 'lives'>, stage: StageName): readonly Passed[] {
	if (stage === 'start')
		return facts.starts.map(({ id, title, side, proposed_at, started_at }) => ({
			id,
			title,
			side,
			days: between(Date.parse(proposed_at), started_at),
			on: dayOf(started_at)
		}));
	if (stage === 'live')
		return facts.lives.map(({ id, title, side, promoted_at, live_on }) => ({
			id,
			title,
			side,
			days: between(Date.parse(promoted_at), `${live_on}T00:00:00Z`),
			on: live_on
		}));
	return facts.boxes.flatMap((box) => {
		const { opened_at, revealed_at, decided_at } = box;
		const of = (from: number | string | null, to: string | null) => {
			if (from === null || to === null) return [];
			const days = between(typeof from === 'string' ? Date.parse(from) : from, to);
			return [{ id: box.experiment_id, title: box.title, side: box.side, days, on: dayOf(to) }];
		};
		if (stage === 'decision') return box.number === 1 ? of(`${box.starts_on}T00:00:00Z`, decided_at) : [];
		if (stage === 'ballot') return of(endOf(box), opened_at);
		return stage === 'reveal' ? of(opened_at, revealed_at) : of(revealed_at, decided_at);
	});
}

/** How many stand in a stage now. */
function waitingIn({ boxes, waiting_ideas, waiting_live, today }: Facts, stage: StageName): number {
	if (stage === 'start') return waiting_ideas;
	if (stage === 'live') return waiting_live;
	const open = boxes.filter(({ is_open, decided_at }) => is_open && decided_at === null);
	if (stage === 'ballot') return open.filter((box) => box.opened_at === null && box.ended_on < today).length;
	if (stage === 'reveal') return open.filter((box) => box.opened_at !== null && box.revealed_at === null).length;
	return stage === 'record' ? open.filter((box) => box.revealed_at !== null).length : 0;
}

const sides = ['marketing', 'it', 'other'] as const;

/** Every stage with how long it took: all, and by the function of who proposed the idea; and how many are in it now. */
export function paceOf(facts: Facts) {
	const windows = windowsOf(facts);
	return stages.map((stage) => {
		const passed = passedThrough(facts, stage.value);
		const within = (days: Window) => passed.filter(({ on }) => isWithin(on, days));
		const now = within(windows.now);
		return {
			...stage,
			all: spanOf(now),
			before: windows.before && spanOf(within(windows.before)),
			bySide: sides.map((side) => ({ side, span: spanOf(now.filter((one) => one.side === side)) })),
			waiting: waitingIn(facts, stage.value)
		};
	});
}
export type Stage = ReturnType<typeof paceOf>[number];

/** From the end of a time-box to the decision on it, of decisions of those days. */
export function latencyOf({ boxes }: Pick<Facts, 'boxes'>, days: Window): Span {
	return spanOf(
		boxes.flatMap((box) =>
			box.decided_at && isWithin(dayOf(box.decided_at), days)
				? [{ id: box.experiment_id, ...box, days: between(endOf(box), box.decided_at), on: dayOf(box.decided_at) }]
				: []
		)
	);
}
