import { daysBetween } from '#lib/experiments/experiments.ts';

/** Where a time-box stands on a day; in whole days, both its first and its last day counting. */
export type TimeBox = {
	readonly days: number;
	/** Days that are over; 0 before and on the first day. */
	readonly elapsed: number;
	readonly left: number;
	readonly hasStarted: boolean;
	readonly isOver: boolean;
};

/** Both days included. */
export type Bounds = { readonly startsOn: string; readonly endsOn: string };

/**
 * Where an experiment stands in its time-boxes: only days inside them count, not those on which a decision was waited for. today, and the
 * bounds: ISO days; spans: each time-box as it ran, where there was more than the one from first to last day.
 * @example timeBox({ startsOn: '2026-03-01', endsOn: '2026-03-21' }, '2026-03-13') // { days: 21, elapsed: 12, left: 9, ... }
 */
export function timeBox(bounds: Bounds & { readonly spans?: readonly Bounds[] | undefined }, today: string): TimeBox {
	const lengths = (bounds.spans ?? [bounds]).map(({ startsOn, endsOn }) => {
		const days = daysBetween(startsOn, endsOn) + 1;
		return { days, elapsed: Math.min(days, Math.max(0, daysBetween(startsOn, today))) };
	});
	const [days, elapsed] = [
		lengths.reduce((sum, one) => sum + one.days, 0),
		lengths.reduce((sum, one) => sum + one.elapsed, 0)
	];
	return {
		days,
		elapsed,
		left: days - elapsed,
		hasStarted: today >= bounds.startsOn,
		isOver: today > bounds.endsOn
	};
}

/** The end as it was registered, and as it was before a stop. */
export type Promised = Bounds & { readonly plannedEnd: string; readonly stoppedFrom?: string | undefined };

/** How many days were to be read: a stop takes none of them back. days: those of the time-boxes as they ran. */
export function promisedDays({ startsOn, endsOn, plannedEnd, stoppedFrom }: Promised, { days }: TimeBox): number {
	const cut = stoppedFrom ? Math.max(0, daysBetween(endsOn, stoppedFrom)) : 0;
	return Math.max(days + cut, daysBetween(startsOn, plannedEnd) + 1);
}
