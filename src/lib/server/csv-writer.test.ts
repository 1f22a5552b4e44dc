import { expect, test } from 'vitest';
import { csv, fileName } from '#lib/server/csv-writer.ts';

test('text is quoted where it must be', () => {
	expect(csv([['plain', 'a,b', 'say "hi"', 'two\nlines', '', null, true]])).toBe(
		'plain,"a,b","say ""hi""","two\nlines",,,true\r\n'
	);
});

test.each([
	'=1+1',
	'+1',
	'-1',
	'@SUM(A1)',
	'\t=1',
	'\r=1',
	'\n=1',
	' =1',
	'＝1',
	'\u00a0=cmd|x',
	'=HYPERLINK("//evil")'
])('text that a spreadsheet would run is disarmed: %j', (text) => {
	expect(csv([[text]]).replace(/^"/, '')).toMatch(/^'/);
});

test('numbers stay numbers', () => {
	expect(csv([[-1.5, 0, 1e21, 12]])).toBe('-1.5,0,1e+21,12\r\n');
});

test('a title becomes a file name without anything else in it', () => {
	expect(fileName('Für wen? "Ein Feld" weniger\r\n', 'csv')).toBe('fur-wen-ein-feld-weniger.csv');
	expect(fileName('../../etc/passwd', 'json')).toBe('etc-passwd.json');
	expect(fileName('試験', 'json')).toBe('export.json');
	expect(fileName('x'.repeat(500), 'json')).toHaveLength(65);
});
