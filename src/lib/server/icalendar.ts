/** An entry that takes whole days. Days as `2026-03-01`, both included; `changedAt` is a moment. */
export type Entry = {
	/** The same for ever, so that a calendar replaces what it knows; without the part after the @. */
	readonly uid: string;
	/** Higher after every change of title or days. */
	readonly sequence: number;
	readonly changedAt: string;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly summary: string;
	readonly description?: string;
	readonly url: string;
	/** Not fixed yet. */
	readonly isTentative?: boolean;
};

type Feed = { readonly name: string; readonly host: string; readonly entries: readonly Entry[] };

/**
 * A calendar to subscribe to: RFC 5545, with the refresh of RFC 7986. Days are dates without a zone, so that they are the
 * same everywhere, and take no time away from anybody (`TRANSPARENT`).
 */
export function icalendar({ name, host, entries }: Feed): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Common Ground//Calendar//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`NAME:${escaped(name)}`,
		// for programmes older than RFC 7986
		`X-WR-CALNAME:${escaped(name)}`,
		'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
		'X-PUBLISHED-TTL:PT6H',
		...entries.flatMap((entry) => eventOf(entry, host)),
		'END:VCALENDAR'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf(entry: Entry, host: string): string[] {
	const { uid, sequence, changedAt, startsOn, endsOn, summary, description, url, isTentative } = entry;
	const stamp = utc(changedAt);
	return [
		'BEGIN:VEVENT',
		`UID:${escaped(uid)}@${host}`,
		`DTSTAMP:${stamp}`,
		`LAST-MODIFIED:${stamp}`,
		`SEQUENCE:${sequence}`,
		`DTSTART;VALUE=DATE:${compact(startsOn)}`,
		// the day after: the end of an entry is not part of it
		`DTEND;VALUE=DATE:${compact(dayAfter(endsOn))}`,
		`SUMMARY:${escaped(summary)}`,
		...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
		`URL:${url}`,
		`STATUS:${isTentative ? 'TENTATIVE' : 'CONFIRMED'}`,
		'TRANSP:TRANSPARENT',
		'END:VEVENT'
	];
}

const compact = (day: string) => day.replaceAll('-', '');
const utc = (moment: string) => `${new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '')}`;

function dayAfter(day: string): string {
	return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** A text as a value: a line break becomes `\n`, other control characters go, separators are escaped. */
function escaped(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[\\;,]/g, (sign) => `\\${sign}`)
		.replaceAll('\n', '\\n')
		.replace(/\p{Cc}/gu, '');
}

const LINE = 75;
const utf8 = new TextEncoder();

/** A line of at most 75 octets; what is longer goes on after a break and a blank, and no character is cut. */
function folded(line: string): string {
	const parts: string[] = [];
	let part = '';
	let octets = 0;
	for (const character of line) {
		const size = utf8.encode(character).length;
		if (octets + size > LINE) {
			parts.push(part);
			part = '';
			// the blank that leads the next
			octets = 1;
		}
		part += character;
		octets += size;
	}
	return [...parts, part].join('\r\n ');
}
