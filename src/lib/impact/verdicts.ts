import { outcomeDone, outcomes } from '#lib/decisions/decisions.ts';
import { designOf } from '#lib/experiments/designs.ts';
import { effectOf, type Effect } from '#lib/experiments/effect.ts';
import type { BoxFact, EndedFact, Facts } from '#lib/impact/facts.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { dayOf, daysLater, isWithin, windowsOf, type Window } from '#lib/impact/periods.ts';
import { shareAmong, type NamedShare, type Share } from '#lib/impact/shares.ts';
import { USUAL_WINS, usualOf, usualRow } from '#lib/impact/usual.ts';

/** Days after the end of its time-box by which an experiment is to be decided. */
export const DAYS_TO_DECIDE = 7;

/** A time-box that was decided. */
export type Decided = BoxFact & { readonly decided_at: string; readonly outcome: NonNullable<BoxFact['outcome']> };

/** Decisions of those days. */
export function decisionsIn({ boxes }: Pick<Facts, 'boxes'>, days: Window): readonly Decided[] {
	return boxes.flatMap((box) => {
		const { decided_at, outcome } = box;
		return decided_at && outcome && isWithin(dayOf(decided_at), days) ? [{ ...box, decided_at, outcome }] : [];
	});
}

/** The day by which a time-box is to be decided. */
export const dueOn = ({ ended_on }: Pick<BoxFact, 'ended_on'>) => daysLater(ended_on, DAYS_TO_DECIDE);

export function isInTime(box: BoxFact): boolean {
	return box.decided_at !== null && dayOf(box.decided_at) <= dueOn(box);
}

/** Time-boxes of which it came out in those days whether they were decided in time: when they were, or when it was too late. */
export function settledIn({ boxes, today }: Pick<Facts, 'boxes' | 'today'>, days: Window): readonly BoxFact[] {
	return boxes.filter((box) =>
		isSettledIn({ came: box.decided_at && dayOf(box.decided_at), due: dueOn(box) }, today, days)
	);
}

type Promise = { readonly came: string | null; readonly due: string };

/** Whether it came out in those days if what was due came in time. */
function isSettledIn({ came, due }: Promise, today: string, days: Window): boolean {
	const settled = came !== null && came <= due ? came : due;
	return (came !== null || due < today) && isWithin(settled, days);
}

/** Something the business asked for by a day: a decision, or to be live. */
export type Asked = Promise & {
	readonly id: number;
	readonly title: string;
	readonly what: 'Decided' | 'Live';
};

export const isAsAsked = ({ came, due }: Asked) => came !== null && came <= due;

/** What the business asked for by a day, of which it came out in those days whether it came by then. */
export function askedIn({ boxes, lives, wanted_live, today }: AskedFacts, days: Window): readonly Asked[] {
	const decided = boxes.flatMap(({ experiment_id: id, title, decided_at, wanted_by: due }) =>
		due === null ? [] : [{ id, title, what: 'Decided' as const, came: decided_at && dayOf(decided_at), due }]
	);
	const live = lives.flatMap(({ id, title, live_on: came, wanted_by: due }) =>
		due === null ? [] : [{ id, title, what: 'Live' as const, came, due }]
	);
	const missing = wanted_live.map(({ id, title, wanted_by: due }) => ({
		id,
		title,
		what: 'Live' as const,
		came: null,
		due
	}));
	return [...decided, ...live, ...missing].filter((one) => isSettledIn(one, today, days));
}
type AskedFacts = Pick<Facts, 'boxes' | 'lives' | 'wanted_live' | 'today'>;

/** An experiment that has ended, and what its evidence says. */
export type Ended = EndedFact & { readonly effect: Effect | null; readonly isBacked: boolean };

/** With the effect that their plan lets one believe. Backed: compared at the same time, and certain whichever way. */
export function withEvidence(ended: readonly EndedFact[]): readonly Ended[] {
	return ended.map((one) => {
		const looking = { rule: one.look_rule, looks: one.looks };
		const { was_moved: wasMoved, cut, design } = one;
		const effect = effectOf(one.totals, { isOver: true, wasMoved, cut, looking, design });
		const { grade } = designOf(one.design);
		return {
			...one,
			effect,
			isBacked: effect?.isCertain === true && (grade === 'randomised' || grade === 'controlled')
		};
	});
}

export const isWin = ({ effect }: Ended) => effect?.isCertain === true && effect.isGain;

export function endedIn<One extends EndedFact>(ended: readonly One[], days: Window): readonly One[] {
	return ended.filter(({ ended_at }) => isWithin(dayOf(ended_at), days));
}

/** The shares that the page shows, each beside that of the period before where that is fair. */
export function verdictsOf(facts: Facts, ended: readonly Ended[]) {
	const windows = windowsOf(facts);
	const usual = usualOf(facts, decisionsIn(facts, windows.now));
	const named = (label: string, count: (days: Window) => Share, usual?: Interval | null): NamedShare => ({
		label,
		...count(windows.now),
		before: windows.before && count(windows.before),
		...(usual && { usual })
	});
	return {
		usual,
		outcomes: [
			named('Won', (days) => shareAmong(endedIn(ended, days), isWin), USUAL_WINS),
			...outcomes.map(({ value }) => ({
				...named(outcomeDone[value], (days) =>
					shareAmong(decisionsIn(facts, days), ({ outcome }) => outcome === value)
				),
				...usualRow(usual, value)
			}))
		],
		asked: (['Decided', 'Live'] as const).map((what) =>
			named(`${what} by the day`, (days) =>
				shareAmong(
					askedIn(facts, days).filter((one) => one.what === what),
					isAsAsked
				)
			)
		),
		inTime: named('Decided in time', (days) => shareAmong(settledIn(facts, days), isInTime)),
		backed: named('Backed by evidence', (days) => shareAmong(endedIn(ended, days), ({ isBacked }) => isBacked))
	};
}
