import { describe, expect, test } from 'vitest';
import { readPush } from '#lib/experiments/import/pushed.ts';
import { guessColumns } from '#lib/experiments/import/columns.ts';
import { readDelimited } from '#lib/experiments/import/delimited.ts';
import { askedOf, NUMBERS, optionalOf, problemIn, storedOf, writtenOf } from '#lib/experiments/readingNumbers.ts';
import { readingWords } from '#lib/experiments/readingWords.ts';

const measures = {
	metrics: [
		{ id: 1, name: 'Revenue per order', kind: 'ratio', role: 'primary' },
		{ id: 2, name: 'Order value', kind: 'mean', role: 'secondary' },
		{ id: 3, name: 'Cost', kind: 'value', role: 'guardrail' }
	],
	variants: [
		{ id: 10, name: 'Control' },
		{ id: 11, name: 'B' }
	]
};
const context = { measures, run: ['2026-03-01', '2026-03-31'] as const, source: 'the warehouse' };
const csv = (text: string, isCumulative = false) => readPush({ text, type: 'csv', isCumulative }, context);
const json = (readings: unknown) =>
	readPush({ text: JSON.stringify({ readings }), type: 'json', isCumulative: false }, context);

describe('the numbers of a reading', () => {
	test('come back under the names they were typed by', () => {
		const typed = {
			n: 9,
			mean: 2,
			sd: 1,
			denominator_mean: 3,
			denominator_sd: 0.5,
			correlation: 0.4,
			pre_mean: 3,
			pre_sd: 0.5,
			value: 7,
			successes: 4
		};
		for (const kind of ['proportion', 'count', 'mean', 'ratio', 'value'])
			for (const name of [...askedOf(kind), ...optionalOf(kind)])
				expect(writtenOf(kind, name, storedOf(kind, typed))).toBe(typed[name]);
	});

	test('of a kind that there is not are none', () => {
		expect(askedOf('nonsense')).toEqual([]);
		expect(NUMBERS).toContain('value');
	});

	test.each([
		['ratio', { n: 0 }, 'n'],
		['ratio', { n: 5, denominator_mean: 0 }, 'denominator_mean'],
		['ratio', { n: 5, denominator_mean: 1, correlation: 1.2 }, 'correlation'],
		['ratio', { n: 5, denominator_mean: 1, denominator_sd: -1 }, 'denominator_sd'],
		['mean', { n: 0, mean: 0, sd: -1 }, 'sd'],
		['mean', { pre_sd: -2 }, 'pre_sd'],
		['proportion', { n: 1, successes: 2 }, 'successes']
	])('of a %s are refused where %o cannot be', (kind, typed, name) => {
		expect(problemIn(kind, typed)?.[0]).toBe(name);
	});

	test('read like what they are', () => {
		const plain = (text: string) => text.replaceAll('\u00a0', ' ');
		const ratio = { n: 1471, successes: null, mean: 48, sd: 30, second_mean: 1.6, correlation: 0.7 };
		expect(plain(readingWords('ratio', ratio))).toBe('30.00 (48.00 for 1.60), n 1,471');
		expect(plain(readingWords('value', { n: 1, mean: -412.5, sd: null }))).toBe('−412.50');
		expect(plain(readingWords('mean', { ...ratio, second_mean: 44 }))).toBe('48.00 ± 30.00, n 1,471, before 44.00');
	});
});

describe('tables and requests', () => {
	test('a warehouse export of a ratio is read by the names of its columns', () => {
		const text = [
			'day,variant,metric,n,mean,sd,denominator_mean,denominator_sd,correlation',
			'2026-03-01,Control,Revenue per order,1471,48.2,31.5,1.6,0.9,0.71'
		].join('\n');
		expect(csv(text)).toMatchObject({
			readings: [
				{
					metric_id: 1,
					variant_id: 10,
					n: 1471,
					mean: 48.2,
					sd: 31.5,
					second_mean: 1.6,
					second_sd: 0.9,
					correlation: 0.71
				}
			]
		});
	});

	test('columns of spreadsheets are guessed: numerator, denominator, before the start, correlation', () => {
		const rows = readDelimited(
			'Date\tVariation\tNumerator avg\tNumerator SD\tDenominator avg\tDenominator std\tPre-period mean\tPre period sd\tCorr\tUsers'
		).rows;
		expect(guessColumns(rows, measures)).toEqual([
			...[
				'day',
				'variant',
				'mean',
				'sd',
				'denominator_mean',
				'denominator_sd',
				'pre_mean',
				'pre_sd',
				'correlation',
				'n'
			]
		]);
	});

	test('an average may carry what was before, all three numbers or none', () => {
		const whole = { day: '2026-03-01', variant: 'B', metric: 'Order value', n: 9, mean: 3, sd: 1 };
		expect(json([{ ...whole, pre_mean: 2, pre_sd: 1, correlation: 0.5 }])).toMatchObject({
			readings: [{ second_mean: 2, correlation: 0.5 }]
		});
		expect(json([whole])).toMatchObject({ readings: [{ n: 9, mean: 3 }] });
		expect(json([{ ...whole, pre_mean: 2 }]).wrong?.rows[0]).toMatchObject({
			says: 'Write “Before the start: standard deviation” too.'
		});
	});

	test('one number a day is a day, a variant and a value', () => {
		expect(csv('day,variant,value\n2026-03-01,Control,"412,5"\n2026-03-02,Control,"9,25"')).toMatchObject({
			readings: [
				{ metric_id: 3, n: 1, mean: 412.5 },
				{ metric_id: 3, n: 1, mean: 9.25 }
			]
		});
		expect(json([{ day: '2026-03-01', variant: 'B', metric: 'Cost', value: 4, n: 12 }]).wrong?.rows[0]).toMatchObject({
			column: 'n',
			says: 'Cost has no such number: leave this cell empty.'
		});
	});

	test('an average and a ratio begin alike: what is filled in full is meant', () => {
		const head = { day: '2026-03-01', variant: 'B', n: 9, mean: 3, sd: 1 };
		expect(json([head])).toMatchObject({ readings: [{ metric_id: 2 }] });
		expect(json([{ ...head, denominator_mean: 2, denominator_sd: 1, correlation: 0 }])).toMatchObject({
			readings: [{ metric_id: 1 }]
		});
	});

	test('what cannot be is said with its column and row, and nothing is taken', () => {
		const { wrong } = json([
			{
				day: '2026-03-01',
				variant: 'B',
				metric: 'Revenue per order',
				n: 9,
				mean: 3,
				sd: 1,
				denominator_mean: 0,
				denominator_sd: 1,
				correlation: 0.2
			}
		]);
		expect(wrong?.rows).toEqual([
			{ row: 1, column: 'denominator_mean', says: 'What a ratio is divided by is above 0 on average.' }
		]);
	});
});

describe('segments', () => {
	test('of a table with a column for them are rows beside the whole, one for each day, variant and segment', () => {
		const found = csv(
			'day,variant,metric,device,n,mean,sd\n2026-03-01,B,Order value,,9,3,1\n2026-03-01,B,Order value,phone,5,3,1'
		);
		expect(found).toMatchObject({ readings: [{ n: 9 }, { n: 5, segment: 'phone', dimension: 'device' }] });
		const twice = csv(
			'day,variant,metric,device,n,mean,sd\n2026-03-01,B,Order value,phone,9,3,1\n2026-03-01,B,Order value,phone,5,3,1'
		);
		expect(twice.wrong?.rows[0]?.says).toContain('Row 2 has this day');
	});

	test('are refused among running totals and of single values', () => {
		const text = 'day,variant,metric,segment,n,mean,sd\n2026-03-01,B,Order value,phone,9,3,1';
		expect(csv(text, true).wrong?.rows[0]).toMatchObject({ column: 'segment' });
		expect(
			json([{ day: '2026-03-01', variant: 'B', metric: 'Cost', value: 3, segment: 'device: phone' }]).wrong?.rows[0]
		).toMatchObject({ column: 'segment' });
	});
});
