import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Where times of an event are shown: its pages, those of its teams and of its guests, the first page, and the areas they are made of. */
const PLACES = [
	'src/lib/{events,teams,submissions,judging,floor,voting,results,setup,ledger}/**/*.{ts,svelte}',
	'src/routes/(app)/{events,teams}/**/*.{ts,svelte}',
	'src/routes/judge/**/*.{ts,svelte}',
	'src/routes/(app)/+page.svelte'
];
/** The one place where clocks are read, and what shows them. */
const CLOCKS = ['src/lib/events/zones.ts', 'src/lib/events/EventTime.svelte'];

type Source = { readonly path: string; readonly text: string };

const sources: readonly Source[] = globSync(PLACES)
	.map((path) => path.replaceAll('\\', '/'))
	.filter((path) => !path.endsWith('.test.ts') && !CLOCKS.includes(path))
	.map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** Ways to show a time of day without its zone. Days and what is relative ("2 hours ago") need none. */
const bareTimes: readonly (readonly [string, RegExp])[] = [
	[
		'writes a time by hand',
		/\.toLocale(?:Time|Date)String|\.toUTCString|Intl\.DateTimeFormat|new Date\([^)]*\)\.toLocaleString/
	],
	['writes a time without its zone', /\b(?:inZone|clockInZone)\b/],
	['writes a time by what knows no event', /#lib\/ui\/moments\.ts/],
	['shows a time in UTC, or in the reader’s zone only', /<When\b(?![^>]*\bas="(?:date|relative)")/],
	['counts down to a moment without its zone', /<Countdown\b(?![^>]*\bzone\b)/]
];

/** What is wrong with how a file shows times. */
function wrongIn({ text }: Omit<Source, 'path'>): string[] {
	const found = bareTimes.flatMap(([what, how]) => (how.test(text) ? [what] : []));
	const shown = [...text.matchAll(/<EventTime\b[^>]*>/g)].map(([tag]) => tag);
	const isNamed = text.includes('<TimesIn') || shown.some((tag) => !/\b(?:bare|stacked)\b/.test(tag));
	return shown.length > 0 && !isNamed ? [...found, 'names the zone nowhere'] : found;
}

test('every time of day in the pages of an event is said with its zone, and the reader’s own beside it', () => {
	expect(sources.length).toBeGreaterThan(200);
	expect(sources.filter(({ text }) => text.includes('<EventTime')).length).toBeGreaterThan(20);
	const wrong = sources.flatMap((source) => wrongIn(source).map((what) => `${source.path}: ${what}`));
	expect(wrong).toEqual([]);
});

describe('what is looked for is found', () => {
	test.each([
		['<When at={one.closed_at} as="time" />'],
		['<When\n\tat={one.closed_at}\n/>'],
		['{inZone(data.results_at, zone)}'],
		["new Date(at).toLocaleTimeString('en-GB')"],
		["new Date(at).toLocaleString('en-GB')"],
		['<EventTime {at} {zone} bare />'],
		['<EventTime {at} {zone} stacked />'],
		['<Countdown {until} {now} over="no time" />']
	])('%s', (text) => {
		expect(wrongIn({ text })).toHaveLength(1);
	});

	test.each([
		['<When at={one.closed_at} as="date" />'],
		['<When\n\tat={one.made_at}\n\tas="relative"\n/>'],
		['<EventTime {at} {zone} />'],
		['<EventTime {at} {zone} bare /><TimesIn {zone} />'],
		['from <EventTime at={from} {zone} bare /> to <EventTime at={to} {zone} />'],
		['<Countdown {until} {now} zone={event.zone} />'],
		["(1000).toLocaleString('en-GB')"]
	])('and nothing else: %s', (text) => {
		expect(wrongIn({ text })).toEqual([]);
	});
});
