const FORMATS = {
	parts: {
		hourCycle: 'h23',
		...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }
	},
	moment: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
	clock: { hour: '2-digit', minute: '2-digit' },
	day: { day: 'numeric', month: 'short', year: 'numeric' },
	weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const made = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone: making one takes fifty times as long as using it, and a page says twenty times. */
function formatOf(as: keyof typeof FORMATS, zone: string): Intl.DateTimeFormat {
	const key = `${as} ${zone}`;
	const format = made.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...FORMATS[as], timeZone: zone });
	made.set(key, format);
	return format;
}

/** The wall clock of a zone at a moment, as if it were UTC, in milliseconds: what offsets are reckoned from. */
function wallClock(instant: number, zone: string): number {
	const format = formatOf('parts', zone);
	const read = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read;
	return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** True for a zone that this runtime can show, such as "Europe/Berlin". */
export function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en-GB', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}

/**
 * The moment at which the clocks of a zone show a time, as ISO in UTC.
 *
 * A time that happens twice (clocks go back) is its first occurrence; one that never happens (clocks go forward) is as
 * long after the change as it was meant to be, so 02:30 becomes 03:30.
 *
 * @param local as `<input type="datetime-local">` sends it: `2026-03-29T09:00`
 * @returns null when `local` is not a time
 */
export function toInstant(local: string, zone: string): string | null {
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return null;
	const wanted = Date.parse(`${local}Z`);
	if (Number.isNaN(wanted)) return null;
	const DAY = 86_400_000;
	const before = wallClock(wanted - DAY, zone) - (wanted - DAY);
	const after = wallClock(wanted + DAY, zone) - (wanted + DAY);
	const fits = [wanted - before, wanted - after].filter((instant) => wallClock(instant, zone) === wanted);
	return new Date(fits.length > 0 ? Math.min(...fits) : wanted - before).toISOString();
}

/** What the clocks of a zone show at a moment, as `<input type="datetime-local">` wants it. */
export function toLocal(instant: string | number, zone: string): string {
	return new Date(wallClock(new Date(instant).getTime(), zone)).toISOString().slice(0, 16);
}

/** A moment as people of the zone say it: "Thu 12 Mar, 09:00". */
export function inZone(instant: string, zone: string): string {
	return formatOf('moment', zone).format(new Date(instant));
}

/** A time of day as the clocks of the zone show it: "09:00". */
export function clockInZone(instant: string, zone: string): string {
	return formatOf('clock', zone).format(new Date(instant));
}

/** A day as people of the zone say it: "Thursday 12 March 2026". */
export function dayInZone(instant: string, zone: string): string {
	// some versions put a comma behind the weekday
	return formatOf('weekday', zone).format(new Date(instant)).replace(',', '');
}

/** A zone as it is read: "America/New York". */
export function zoneName(zone: string): string {
	return zone.replace(/_/g, ' ');
}

/** A moment with its zone, for what is sent or written where `EventTime` cannot stand: "Thu 12 Mar, 09:00 (Europe/Berlin)". */
export function inNamedZone(instant: string, zone: string): string {
	return `${inZone(instant, zone)} (${zoneName(zone)})`;
}

/** The same moment for a reader in another zone, as short as it can be said: the day only where it is another; '' where nothing differs. */
export function forReader(instant: string, zone: string, readersZone: string): string {
	const there = inZone(instant, zone);
	const here = inZone(instant, readersZone);
	if (here === there) return '';
	const day = (zone: string) => formatOf('day', zone).format(new Date(instant));
	return day(readersZone) === day(zone) ? clockInZone(instant, readersZone) : here;
}

/** First and last day as people of the zone say it: "12 to 13 Mar 2026", or one day. */
export function daysInZone(from: string, to: string, zone: string): string {
	const [first, last] = [from, to].map((at) => formatOf('day', zone).format(new Date(at)));
	if (first === undefined || last === undefined || first === last) return first ?? '';
	const [firstDay = '', firstMonth, firstYear] = first.split(' ');
	const [, lastMonth, lastYear] = last.split(' ');
	if (firstYear !== lastYear) return `${first} to ${last}`;
	return firstMonth === lastMonth ? `${firstDay} to ${last}` : `${firstDay} ${firstMonth} to ${last}`;
}
