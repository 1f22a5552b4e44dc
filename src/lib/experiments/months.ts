import { daysBetween } from '#lib/experiments/experiments.ts';

/** The days a calendar shows: three whole months. */
export type Span = {
	/** The first month, as an address writes it: `2026-03`. */
	readonly month: string;
	readonly from: string;
	readonly to: string;
	/** "March to May 2026" */
	readonly label: string;
	readonly earlier: string;
	readonly later: string;
};

const MONTHS = 3;
const EARLIEST = 2000;
const LATEST = 2100;

const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** The month an address asks for; the one before today's where it asks for none that can be shown. */
export function spanOf(asked: string | null, today: string): Span {
	const [, year = '', month = ''] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(asked ?? '') ?? [];
	const isKnown = Number(year) >= EARLIEST && Number(year) < LATEST;
	const first = isKnown ? `${year}-${month}` : shifted(today.slice(0, 7), -1);
	const last = shifted(first, MONTHS - 1);
	const [began, ends] = [first, last].map((one) => new Date(`${one}-01`));
	const years = first.slice(0, 4) === last.slice(0, 4) ? '' : ` ${first.slice(0, 4)}`;
	return {
		month: first,
		from: `${first}-01`,
		to: dayAfter(`${shifted(last, 1)}-01`, -1),
		label: `${name.format(began)}${years} to ${name.format(ends)} ${last.slice(0, 4)}`,
		earlier: shifted(first, -1),
		later: shifted(first, 1)
	};
}

/** Where a day begins on the width of a span, in percent; outside it less than 0 or more than 100. */
export function placeOf(day: string, { from, to }: Pick<Span, 'from' | 'to'>): number {
	return Math.round((daysBetween(from, day) / (daysBetween(from, to) + 1)) * 10_000) / 100;
}

/** The first day of every month and of every week of a span, with where it is. */
export function ticksOf(span: Span): {
	readonly months: readonly { readonly at: number; readonly label: string }[];
	readonly weeks: readonly number[];
} {
	const months = Array.from({ length: MONTHS }, (_, index) => `${shifted(span.month, index)}-01`);
	return {
		months: months.map((day) => ({ at: placeOf(day, span), label: short.format(new Date(day)) })),
		weeks: mondaysOf(span).map((day) => placeOf(day, span))
	};
}

/** The Mondays of a span. */
export function mondaysOf({ from, to }: Pick<Span, 'from' | 'to'>): readonly string[] {
	const first = dayAfter(mondayOf(from), mondayOf(from) < from ? 7 : 0);
	return Array.from({ length: Math.floor(daysBetween(first, to) / 7) + 1 }, (_, week) => dayAfter(first, week * 7));
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
	return dayAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
}

/** So many days after a day. */
export function dayAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function shifted(month: string, by: number): string {
	const [year = 0, index = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, index - 1 + by)).toISOString().slice(0, 7);
}
