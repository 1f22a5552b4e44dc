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

/**
 * @param today an ISO day, as are the bounds
 * @example timeBox({ startsOn: '2026-03-01', endsOn: '2026-03-21' }, '2026-03-13') // { days: 21, elapsed: 12, left: 9, ... }
 */
export function timeBox(bounds: { readonly startsOn: string; readonly endsOn: string }, today: string): TimeBox {
	const days = daysBetween(bounds.startsOn, bounds.endsOn) + 1;
	const elapsed = Math.min(days, Math.max(0, daysBetween(bounds.startsOn, today)));
	return {
		days,
		elapsed,
		left: days - elapsed,
		hasStarted: today >= bounds.startsOn,
		isOver: today > bounds.endsOn
	};
}
