const full = new Intl.DateTimeFormat('en-GB', {
	weekday: 'short',
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	timeZone: 'UTC'
});
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A day with its weekday: "Mon, 2 Mar 2026". */
export function dayLabel(day: string): string {
	return full.format(new Date(day));
}

/** From one day to another, the year only where it helps: "14 Sept to 25 Oct 2026". */
export function span(from: string, to: string): string {
	return `${short.format(new Date(from))} to ${short.format(new Date(to))} ${to.slice(0, 4)}`;
}
