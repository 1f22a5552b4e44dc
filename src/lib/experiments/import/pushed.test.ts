import { describe, expect, it } from 'vitest';
import { readPush } from '#lib/experiments/import/pushed.ts';

const context = {
	measures: {
		metrics: [
			{ id: 7, name: 'Sign-up rate', kind: 'proportion', role: 'primary' },
			{ id: 8, name: 'Page load time', kind: 'mean', role: 'guardrail' }
		],
		variants: [
			{ id: 1, name: 'Long form' },
			{ id: 2, name: 'Short form' }
		]
	},
	run: ['2026-03-01', '2026-03-31'],
	source: 'API: nightly export'
} as const;
const json = (body: unknown) => readPush({ text: JSON.stringify(body), type: 'json', isCumulative: false }, context);
const one = { day: '2026-03-01', variant: 'Long form', n: 10, successes: 1 };
const wrongIn = (read: ReturnType<typeof readPush>) =>
	read.wrong?.rows.map(({ row, column, says }) => `${row} ${column}: ${says}`) ?? null;

describe('a body of JSON', () => {
	it('holds readings by the names of the plan, their ids or their roles', () => {
		const same = { ...one, metric: 'primary', variant: 2 };
		const { readings } = { readings: [], ...json({ readings: [one, same] }) };
		expect(readings).toEqual([
			{ row: 1, day: '2026-03-01', metric_id: 7, variant_id: 1, n: 10, successes: 1, source: 'API: nightly export' },
			{ row: 2, day: '2026-03-01', metric_id: 7, variant_id: 2, n: 10, successes: 1, source: 'API: nightly export' }
		]);
	});

	it('may say where it was read, and that it holds running totals', () => {
		expect(json({ cumulative: true, source: 'shop', readings: [one] })).toMatchObject({
			isCumulative: true,
			readings: [{ source: 'shop' }]
		});
	});

	it('takes averages with their deviation', () => {
		const { n, day, variant } = one;
		expect(json({ readings: [{ n, day, variant, mean: -1.25e-3, sd: 0 }] })).toMatchObject({
			readings: [{ metric_id: 8, mean: -0.001_25, sd: 0 }]
		});
	});

	it('takes its numbers as they are: no share for a count, no decimals for thousands', () => {
		const rows = [one, { ...one, successes: 0.125 }, { ...one, n: 1.234 }, { ...one, n: '1,234' }];
		expect(wrongIn(json({ readings: rows }))).toEqual([
			'2 successes: Write a whole number.',
			'3 n: Write a whole number.'
		]);
	});

	it('is answered row by row when something in it is wrong', () => {
		const rows = [
			one,
			{ ...one, successes: 11 },
			{ ...one, day: '2026-04-01' },
			{ ...one, variant: 'x' },
			{ day: one.day }
		];
		expect(wrongIn(json({ readings: rows }))).toEqual([
			'2 successes: 11 of 10 cannot be: at most as many as there were.',
			'3 day: 2026-04-01 is after the last day that can be read, 2026-03-31: leave this row out.',
			'4 variant: “x” is not a variant: write Long form, Short form.',
			'5 n: Write how many there were, and the other numbers.'
		]);
	});

	it('is refused with an example when it is no such body', () => {
		for (const text of ['', '{', '{"readings": [}', 'hello'])
			expect(readPush({ text, type: 'json', isCumulative: false }, context).wrong).toEqual({
				message: expect.stringContaining('is no JSON'),
				rows: []
			});
		for (const text of ['[]', 'null', '{"readings": []}', '{"readings": {}}', '{"rows": [1]}'])
			expect(readPush({ text, type: 'json', isCumulative: false }, context).wrong?.message).toContain('"readings"');
		expect(wrongIn(json({ readings: [{ ...one, conversions: 3 }] }))).toEqual(['1 : Unrecognized key: "conversions".']);
		expect(wrongIn(json({ readings: [{ ...one, n: { much: 1 } }] }))).toHaveLength(1);
		expect(json({ readings: Array.from({ length: 10_001 }, () => one) }).wrong).toBeDefined();
	});
});

describe('a body of CSV', () => {
	const csv = (text: string) => readPush({ text, type: 'csv', isCumulative: false }, context);

	it('is read as an import', () => {
		expect(csv('day,variant,n,successes\n2026-03-01,Long form,10,1')).toMatchObject({
			readings: [{ row: 2, n: 10, successes: 1, source: 'API: nightly export' }]
		});
	});

	it('is asked for names of columns where they say too little', () => {
		expect(csv('hello\nworld').wrong?.message).toBe(
			'Name the columns in the first row: day, variant, metric, n, successes, mean, sd, source.'
		);
		expect(csv('').wrong?.message).toContain('nothing to read');
		expect(wrongIn(csv('day,variant,n,successes\n2026-03-01,Long form,10,11'))).toHaveLength(1);
	});
});
