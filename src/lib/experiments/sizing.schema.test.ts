import { expect, test } from 'vitest';
import { sizingForm, sizingQuestion } from '#lib/experiments/sizing.schema.ts';

const read = (form: Record<string, string>) => sizingForm.safeParse(form).data;

test.each([
	['1200', 1200],
	['1,200', 1200],
	['1.200', 1200],
	['1 200', 1200],
	['12,345,678', 12_345_678],
	['0.5', 0.5],
	['12,5', 12.5],
	['', null]
])('visitors as people write them: %s', (typed, visitors) => {
	expect(read({ visitors_per_day: typed })?.visitors_per_day).toBe(visitors);
});

test('an empty form is no sizing, at the usual power', () => {
	expect(read({})).toEqual({
		visitors_per_day: null,
		baseline: null,
		sd: null,
		power: 0.8,
		days_before: null,
		correlation: null,
		undersized_reason: ''
	});
});

test('power is read in per cent', () => {
	expect(read({ power: '90 %' })).toMatchObject({ power: 0.9 });
});

test.each(['power', 'visitors_per_day', 'baseline', 'sd'])(
	'%s: what is no such number is told at its field',
	(name) => {
		for (const typed of ['-1', '0', 'many', '1e400', '1e10e']) {
			const issue = sizingForm.safeParse({ [name]: typed }).error?.issues[0];
			expect(issue?.path, typed).toEqual([name]);
			expect(issue?.message).toMatch(/^Write /);
		}
	}
);

test('days are whole and at most a year', () => {
	for (const days of ['1.5', '0', '400', '-3', 'two']) expect(sizingQuestion.safeParse({ days }).success).toBe(false);
	expect(sizingQuestion.safeParse({ days: '14' }).data?.days).toBe(14);
});
