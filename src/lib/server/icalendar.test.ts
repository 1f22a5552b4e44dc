import { expect, test } from 'vitest';
import { icalendar, type Entry } from '#lib/server/icalendar.ts';

const entry: Entry = {
	uid: 'experiment-7-box-1',
	sequence: 3,
	changedAt: '2026-03-01T09:30:00.123456+00:00',
	startsOn: '2026-02-27',
	endsOn: '2026-02-28',
	summary: 'One field less',
	url: 'https://ideas.example.com/experiments/7'
};
const written = (changes: Partial<Entry> = {}) =>
	icalendar({ name: 'Experiments', host: 'ideas.example.com', entries: [{ ...entry, ...changes }] });
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('a calendar without entries is still one', () => {
	const lines = unfolded(icalendar({ name: 'Mine; all, of it', host: 'a.example', entries: [] }));
	expect(lines).toEqual([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Common Ground//Calendar//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		'NAME:Mine\\; all\\, of it',
		'X-WR-CALNAME:Mine\\; all\\, of it',
		'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
		'X-PUBLISHED-TTL:PT6H',
		'END:VCALENDAR',
		''
	]);
});

test('an entry takes whole days and ends before the day after its last', () => {
	const lines = unfolded(written());
	expect(lines).toContain('UID:experiment-7-box-1@ideas.example.com');
	expect(lines).toContain('DTSTART;VALUE=DATE:20260227');
	expect(lines).toContain('DTEND;VALUE=DATE:20260301');
	expect(lines).toContain('DTSTAMP:20260301T093000Z');
	expect(lines).toContain('SEQUENCE:3');
	expect(lines).toContain('STATUS:CONFIRMED');
	expect(unfolded(written({ isTentative: true }))).toContain('STATUS:TENTATIVE');
});

test('no title ends a line, an entry or the calendar', () => {
	const evil = 'A\r\nEND:VEVENT\nBEGIN:VALARM\\,;\u0000\u007f\rX';
	const lines = unfolded(written({ summary: evil, description: evil }));
	expect(lines.filter((line) => line.startsWith('END:VEVENT'))).toHaveLength(1);
	expect(lines).toContain('SUMMARY:A\\nEND:VEVENT\\nBEGIN:VALARM\\\\\\,\\;\\nX');
	expect(lines.filter((line) => line.startsWith('BEGIN:VALARM'))).toEqual([]);
});

test('no line is longer than 75 octets, and no character is cut', () => {
	for (const summary of ['x'.repeat(500), 'ü'.repeat(300), '試験'.repeat(90), '👩‍🔬'.repeat(60)]) {
		const text = written({ summary });
		for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		expect(text).not.toMatch(/[^\r]\n/);
		expect(unfolded(text)).toContain(`SUMMARY:${summary}`);
		expect(text).not.toContain('\ufffd');
	}
});
