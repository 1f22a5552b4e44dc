import { expect, test } from 'vitest';
import { inLines, merge } from '#lib/server/meanwhile.ts';

const parts = {
	labels: { name: 'Name', brief: 'Brief', zone: 'Time zone', starts: 'Start', ends: 'End', rows: 'Rows' },
	blank: { 'rows.weight': '1' },
	together: (...states: readonly Readonly<Record<string, string>>[]) =>
		new Set(states.map(({ zone }) => zone)).size > 1 ? ['zone', 'starts', 'ends'] : []
};
const seen = {
	...{
		name: 'Spring',
		brief: 'One\nline',
		zone: 'Europe/Berlin',
		starts: '2031-05-06T17:00',
		ends: '2031-05-06T20:30'
	},
	...{ 'rows.0.id': '4', 'rows.0.title': 'First', 'rows.0.weight': '2' }
};

test('what only they changed stays theirs, and what only I changed is mine', () => {
	const now = { ...seen, ends: '2031-05-06T21:00' };
	const { values, conflicts, taken } = merge(parts, { seen, typed: { ...seen, brief: 'Two' }, now });
	expect(values).toEqual({ ...seen, brief: 'Two', ends: '2031-05-06T21:00' });
	expect(conflicts).toEqual([]);
	expect(taken).toEqual(['ends']);
});

test('what both changed is a conflict, and keeps what I typed', () => {
	const { values, conflicts, taken } = merge(parts, {
		...{ seen, typed: { ...seen, name: 'Summer' }, now: { ...seen, name: 'Autumn', brief: 'Theirs' } }
	});
	expect(values).toEqual({ ...seen, name: 'Summer', brief: 'Theirs' });
	expect(conflicts).toEqual(['name']);
	expect(taken).toEqual(['brief']);
});

test('both changing it to the same, line breaks of a browser and empty rows are no change', () => {
	const typed = { ...seen, brief: 'One\r\nline ', name: 'Summer', 'rows.1.title': '', 'rows.1.weight': '1' };
	const now = { ...seen, name: 'Summer', starts: '2031-05-06T18:00' };
	const { conflicts, taken } = merge(parts, { seen, typed, now });
	expect(conflicts).toEqual([]);
	expect(taken).toEqual(['starts']);
});

test('a list is one part: a row of theirs comes in where I changed none, and is a conflict where I did', () => {
	const now = { ...seen, 'rows.1.id': '5', 'rows.1.title': 'Second', 'rows.1.weight': '1' };
	const kept = merge(parts, { seen, typed: { ...seen, name: 'Summer' }, now });
	expect(kept.values).toEqual({ ...now, name: 'Summer' });
	const typed = { ...seen, 'rows.0.title': 'Mine', 'rows.1.title': '', 'rows.1.weight': '1' };
	const met = merge(parts, { seen, typed, now });
	expect(met.conflicts).toEqual(['rows']);
	expect(met.values).toEqual(typed);
	expect(inLines(parts, met, 'rows')(now)).toBe('First · 2\nSecond');
	expect(inLines(parts, met, 'rows')(typed)).toBe('Mine · 2');
});

test('what a row says without a name is not lost to a row of theirs', () => {
	const typed = { ...seen, 'rows.1.title': '', 'rows.1.weight': '3' };
	const now = { ...seen, 'rows.1.title': 'Second' };
	expect(merge(parts, { seen, typed, now }).conflicts).toEqual(['rows']);
});

test('in another zone each time is another moment: zone and times are met together', () => {
	const now = { ...seen, zone: 'Asia/Tokyo' };
	const untouched = merge(parts, { seen, typed: { ...seen, name: 'Summer' }, now });
	expect(untouched.values).toEqual({ ...now, name: 'Summer' });
	const met = merge(parts, { seen, typed: { ...seen, ends: '2031-05-06T21:00' }, now });
	expect(met.conflicts).toEqual(['zone']);
	expect(inLines(parts, met, 'zone')(now)).toBe(
		'Time zone: Asia/Tokyo\nStart: Tue, 6 May 2031, 17:00\nEnd: Tue, 6 May 2031, 20:30'
	);
});

test('what a form only sends, such as a reason, is mine', () => {
	const now = { ...seen, brief: 'Theirs' };
	expect(merge(parts, { seen, typed: { ...seen, reason: 'A power cut.' }, now }).values).toMatchObject({
		...{ reason: 'A power cut.', brief: 'Theirs' }
	});
});
