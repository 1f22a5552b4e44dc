import { expect, test } from 'vitest';
import type { z } from 'zod';
import { count, number, percentage } from '#lib/experiments/fields.schema.ts';

const says = (schema: z.ZodType, typed: string) => schema.safeParse(typed).error?.issues[0]?.message;

test.each([
	['5', 5],
	['0,5', 0.5],
	['.3', 0.3],
	['−1,25', -1.25],
	['1 234,5', 1234.5],
	['1,234.5', 1234.5],
	['1.234,5', 1234.5],
	['1,234,567', 1_234_567],
	['0,125', 0.125],
	['1e-3', 0.001],
	['', null]
])('the number %s is read as %s', (typed, value) => {
	expect(number.parse(typed)).toBe(value);
});

test('a number that can be read both ways is asked for again', () => {
	expect(says(number, '12,000')).toBe('Write 12000 or 12.000: with a comma it could be either.');
	expect(says(percentage, '1,234 %')).toContain('1234 or 1.234');
	for (const typed of ['many', '1,2,3', '1.2.3']) expect(says(number, typed)).toBe('Write a number, like 5 or 0.5.');
});

test.each([
	['12,000', 12_000],
	['12.000', 12_000],
	['1 471', 1471],
	['0', 0],
	['', null]
])('the count %s is read as %s', (typed, value) => {
	expect(count.parse(typed)).toBe(value);
});

test('a count is whole', () => {
	for (const typed of ['-1', '0.125', '12.5', 'many'])
		expect(says(count, typed)).toBe('Write a whole number of 0 or more.');
});
