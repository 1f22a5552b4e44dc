/** A span of days that is looked at, up to today; `all` has no beginning, and so nothing before it to compare with. */
export const periods = [
	{ value: 'quarter', days: 90, label: 'Last 90 days', before: 'the 90 days before' },
	{ value: 'year', days: 365, label: 'Last 365 days', before: 'the 365 days before' },
	{ value: 'all', days: null, label: 'All time', before: '' }
] as const;
export type Period = (typeof periods)[number];

const ALL: Period = periods[2];

/** The period that an address asks for; what is not understood is all time. */
export function periodOf(params: URLSearchParams): Period {
	return periods.find(({ value }) => value === params.get('period')) ?? ALL;
}

/** The address of a page of impact for a period, with whatever else it asks for. */
export function impactHref(
	path: string,
	{ value }: Period,
	also: Readonly<Record<string, string | null>> = {}
): string {
	const query = new URLSearchParams(value === 'all' ? {} : { period: value });
	for (const [name, text] of Object.entries(also)) if (text !== null) query.set(name, text);
	return query.size > 0 ? `${path}?${query}` : path;
}

/** Days from the first to the last, both ISO and in it; null has no end on that side. */
export type Window = { readonly from: string | null; readonly to: string };

/** The ISO day of a moment, in UTC as the database counts days. */
export const dayOf = (moment: string) => new Date(moment).toISOString().slice(0, 10);

/** The day so many days later. */
export function daysLater(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function isWithin(day: string, { from, to }: Window): boolean {
	return (from === null || day >= from) && day <= to;
}

type Asked = {
	readonly today: string;
	readonly since: string | null;
	readonly before: string | null;
	readonly first_on: string | null;
};

/**
 * The days that are looked at, and those before them: only where people had the product for all of those, or everything would
 * seem to have grown.
 */
export function windowsOf({ today, since, before, first_on }: Asked): { now: Window; before: Window | null } {
	const now = { from: since, to: today };
	if (since === null || before === null || first_on === null || first_on > before) return { now, before: null };
	return { now, before: { from: before, to: daysLater(since, -1) } };
}
