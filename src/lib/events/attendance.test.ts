import { expect, test } from 'vitest';
import { attendanceAsRows } from '#lib/events/attendance.ts';
import type { ExportedAttendance } from '#lib/events/crew.server.ts';
import { csv } from '#lib/server/csv-writer.ts';

type Listed = ExportedAttendance['people'][number];

const ann: Listed = {
	...{ name: '=HYPERLINK("x")', function: 'it', is_bridging: true, roles: ['organizer', 'mentor'], place: null },
	place_of: 'marketing',
	...{ since: '2026-03-01T09:30:12+00:00', checked_in_at: '2026-03-02T07:05:00+00:00', answers: { 7: '@sum(1)' } }
};
const ben: Listed = {
	...ann,
	name: 'Ben',
	function: null,
	is_bridging: false,
	roles: [],
	place: 2,
	place_of: null,
	checked_in_at: null,
	answers: {}
};

test('the list at the door is a table with a column for each question', () => {
	const rows = attendanceAsRows(
		{ questions: [{ id: 7, asks: '+What do you eat?' }], people: [ann, ben] },
		'Europe/Berlin'
	);
	expect(rows[0]?.slice(6, 8)).toEqual(['registered (Europe/Berlin)', 'checked in (Europe/Berlin)']);
	expect(rows[1]?.slice(1)).toEqual([
		'IT',
		'yes',
		'organizer, mentor',
		'came',
		'marketing',
		'2026-03-01 10:30',
		'2026-03-02 08:05',
		'@sum(1)'
	]);
	expect(rows[2]).toEqual(['Ben', '', 'no', 'participant', 'waiting, 2', '', '2026-03-01 10:30', null, '']);
});

test('no name, answer or question is run by a spreadsheet', () => {
	const text = csv(attendanceAsRows({ questions: [{ id: 7, asks: '+What do you eat?' }], people: [ann] }, 'UTC'));
	expect(text).toContain(`"'=HYPERLINK(""x"")",IT`);
	expect(text).toContain(",'@sum(1)");
	expect(text).toContain(",'+What do you eat?");
});
