import { describe, expect, it, test } from 'vitest';
import { readDelimited } from '#lib/experiments/import/delimited.ts';
import { orderOf, readDay } from '#lib/experiments/import/writtenDays.ts';
import { markOf, readCount, readDecimal } from '#lib/experiments/import/writtenNumbers.ts';

const march = ['2026-03-01', '2026-03-31'] as const;
const cellsOf = (text: string) => readDelimited(text).rows.map(({ cells }) => cells);
const first = '2026-03-01';

describe('a table', () => {
	it('is read as spreadsheets and programs write it', () => {
		const cells = [
			['a', 'b'],
			['1', '2']
		];
		for (const text of ['a\tb\n1\t2', '\ufeffa,b\r\n1,2\r\n', 'a;b\r1;2\r', 'sep=;\na;b\n1;2', ' a , b \n"1","2"\n\n'])
			expect(cellsOf(text)).toEqual(cells);
	});
	it('may hold marks, quotes and line breaks inside quotes', () => {
		expect(cellsOf('"a, ""b""",c\n"two\nlines",d')).toEqual([
			['a, "b"', 'c'],
			['two\nlines', 'd']
		]);
		expect(cellsOf('5" pipe\t3')).toEqual([['5" pipe', '3']]);
	});
	it('keeps the numbers of rows as a spreadsheet shows them, blank ones counted', () => {
		expect(readDelimited('a,b\n\n,\n1,2').rows.map(({ number }) => number)).toEqual([1, 4]);
	});
	it('says where a quotation mark was left open', () => {
		expect(readDelimited('a,b\n"1,2\n3,4').openQuote).toBe(2);
	});
	it('ends with an empty cell where its last line ends with a mark', () => {
		expect(cellsOf('a,b\n1,')).toEqual([
			['a', 'b'],
			['1', '']
		]);
	});
	it('may be megabytes of blanks', () => {
		expect(cellsOf(' '.repeat(2_000_000))).toEqual([]);
		expect(cellsOf(`${' '.repeat(2_000_000)}\na;b`)).toEqual([['a', 'b']]);
	});
	it('may be nothing at all', () => {
		expect(cellsOf('')).toEqual([]);
		expect(cellsOf('\ufeff\r\n \n')).toEqual([]);
	});
});

test.each([
	['2026-03-01', first],
	['2026/3/1', first],
	['2026-03-01T00:00:00Z', first],
	['2026-03-01 00:00', first],
	['1.3.2026', first],
	['01.03.26', first],
	['1 March 2026', first],
	['1-Mar-26', first],
	['Mar 1, 2026', first],
	['Sun, 1 Mar 2026', first],
	['13/03/2026', '2026-03-13'],
	['03/13/2026', '2026-03-13'],
	['03/03/2026', '2026-03-03'],
	['03/01/2026', 'either'],
	['31.2.2026', null],
	['2026-13-01', null],
	['yesterday', null],
	['46082', null],
	['', null]
])('the day %s is read as %s', (written, day) => {
	expect(readDay(written, null)).toBe(day);
});

describe('the order of a day', () => {
	const wide = ['2026-01-01', '2026-12-31'] as const;
	it('is told by one day that can be read one way only', () => {
		expect(orderOf(['03/01/2026', '13/01/2026'], wide)).toBe('dmy');
		expect(orderOf(['03/01/2026', '03/13/2026'], wide)).toBe('mdy');
	});
	it('is told by the run, when one order puts every day inside', () => {
		expect(orderOf(['03/01/2026', '03/02/2026'], march)).toBe('mdy');
		expect(orderOf(['01/03/2026', '02/03/2026'], march)).toBe('dmy');
	});
	it('is asked for when both remain possible', () => {
		expect(orderOf(['03/01/2026', '04/01/2026'], wide)).toBeNull();
	});
	it('does not matter for days that say it themselves', () => {
		expect(orderOf(['2026-03-01', '1.3.2026'], wide)).toBe('dmy');
	});
});

test.each([
	['1471', 1471],
	['1,471', 1471],
	['1.471', 1471],
	['1 471', 1471],
	['1\u202f471', 1471],
	["1'471", 1471],
	['1,471,000', 1471000],
	['1471.0', 1471],
	['0', 0],
	['1.5', null],
	['-3', null],
	['12 %', null],
	['0.125', null],
	['0,250', null],
	['1e6', null],
	['', null],
	['9999999999999999', null]
])('the count %s is read as %s', (written, count) => {
	expect(readCount(written)).toBe(count);
});

test('a decimal is read by the mark before its decimals', () => {
	expect(readDecimal('1.25', '.')).toBe(1.25);
	expect(readDecimal('1,25', ',')).toBe(1.25);
	expect(readDecimal('1,234.5', '.')).toBe(1234.5);
	expect(readDecimal('1.234,5', ',')).toBe(1234.5);
	expect(readDecimal('−0.5', '.')).toBe(-0.5);
	expect(readDecimal('1e-3', '.')).toBe(0.001);
	for (const wrong of ['1,25', 'fast', '', '1.2.3', 'NaN', 'Infinity', '1e999'])
		expect(readDecimal(wrong, '.')).toBeNull();
});

test('the mark is told by numbers that can be read one way only', () => {
	expect(markOf(['1,5', '2'], '\t')).toBe(',');
	expect(markOf(['1.5', '2'], '\t')).toBe('.');
	expect(markOf(['1.234,5'], '\t')).toBe(',');
	expect(markOf(['0,123'], '\t')).toBe(',');
	expect(markOf(['1,234'], ';')).toBe(',');
	expect(markOf(['1.234'], ',')).toBe('.');
	expect(markOf(['1,234'], '\t')).toBeNull();
	expect(markOf(['12'], '\t')).toBe('.');
});
