import { describe, expect, it } from 'vitest';
import { guessColumns } from '#lib/experiments/import/columns.ts';
import { readDelimited } from '#lib/experiments/import/delimited.ts';
import { readImport, seriesOf, type ImportChoices } from '#lib/experiments/import/readImport.ts';

const measures = {
	metrics: [
		{ id: 7, name: 'Sign-up rate', kind: 'proportion', role: 'primary' },
		{ id: 8, name: 'Page load time', kind: 'mean', role: 'guardrail' }
	],
	variants: [
		{ id: 1, name: 'Long form' },
		{ id: 2, name: 'Short form' }
	]
};
const context = { measures, run: ['2026-03-01', '2026-03-31'] } as const;
const nothingChosen: Omit<ImportChoices, 'text'> = {
	...{ columns: [], head: '', metric: null, variant: null, source: '', order: null, mark: null },
	isCumulative: false
};
const read = (text: string, choices: Partial<ImportChoices> = {}) =>
	readImport({ ...nothingChosen, text, ...choices }, context);
const first = '2026-03-01';

describe('columns are guessed', () => {
	const guess = (text: string) => guessColumns(readDelimited(text).rows, measures);
	it('by their names, one row for each variant', () => {
		expect(guess('Date,Variation name,Visitors,Conversions')).toEqual(['day', 'variant', 'n', 'successes']);
		expect(guess('day\tmetric\tvariant\tn\tmean\tsd\tsource')).toEqual([
			'day',
			'metric',
			'variant',
			'n',
			'mean',
			'sd',
			'source'
		]);
		expect(guess('Datum;Variant;sample_size;avg_value;std dev;Comment')).toEqual([
			'day',
			'variant',
			'n',
			'mean',
			'sd',
			''
		]);
	});
	it('by their names, a group of columns for each variant', () => {
		expect(guess('day,Long form visitors,Long form sign-ups,Short form visitors,Short form sign-ups')).toEqual([
			'day',
			'm7.v1.n',
			'm7.v1.successes',
			'm7.v2.n',
			'm7.v2.successes'
		]);
		expect(guess('day,Page load time Long form n,Page load time Long form mean,Page load time Long form sd')).toEqual([
			'day',
			'm8.v1.n',
			'm8.v1.mean',
			'm8.v1.sd'
		]);
	});
	it('by what stands in them, where they have no names', () => {
		expect(guess('2026-03-01\tLong form\t100\t5')).toEqual(['day', 'variant', 'n', '']);
	});
	it('never twice the same', () => {
		expect(guess('day,date,n,users')).toEqual(['day', '', 'n', '']);
	});
});

it('gives a rate no use: it is neither how many there were nor how many did it', () => {
	const guess = (text: string) => guessColumns(readDelimited(text).rows, measures);
	expect(guess('date,variant,users,conversion rate')).toEqual(['day', 'variant', 'n', '']);
	expect(guess('date,variant,users,% converted')).toEqual(['day', 'variant', 'n', '']);
});

describe('an import', () => {
	const long = 'day\tvariant\tmetric\tn\tsuccesses\tmean\tsd\n';

	it('finds a reading in each row, of the metric that has such numbers', () => {
		const { readings, problems, errors } = read(
			`${long}2026-03-01\tlong form\t\t1,471\t62\t\t\n2026-03-01\tShort form\tguardrail\t900\t\t1.4\t0.3`
		);
		expect([problems, errors]).toEqual([[], {}]);
		expect(readings).toEqual([
			{ row: 2, day: first, metric_id: 7, variant_id: 1, n: 1471, successes: 62, source: '' },
			{ row: 3, day: first, metric_id: 8, variant_id: 2, n: 900, mean: 1.4, sd: 0.3, source: '' }
		]);
	});

	it('finds several readings in a row that has columns for each variant, and leaves out empty ones', () => {
		const head = 'day;Long form visitors;Long form sign-ups;Short form visitors;Short form sign-ups\n';
		const { readings, emptyRows } = read(`${head}1.3.2026;1.000;50;990;60\n2.3.2026;1.010;51;;\n3.3.2026;;;;`);
		expect(readings.map(({ day, variant_id, n }) => [day, variant_id, n])).toEqual([
			[first, 1, 1000],
			[first, 2, 990],
			['2026-03-02', 1, 1010]
		]);
		expect(emptyRows).toBe(1);
	});

	it('leaves out the days outside the run when that is asked, whatever else stands in their rows', () => {
		const text = `${long}2026-02-28\tLong form\t\t10\t11\t\t\n2026-03-01\tLong form\t\t10\t1\t\t\n2026-04-01\tOther\t\t10\t1\t\t`;
		expect(read(text)).toMatchObject({ problemCount: 2, outsideRows: 2 });
		const { readings, problemCount, outsideRows } = read(text, { leavesOutside: true });
		expect([readings.map(({ row }) => row), problemCount, outsideRows]).toEqual([[3], 0, 2]);
		expect(read(text.replace('2026-03-01', '2026-02-27'), { leavesOutside: true }).errors).toHaveProperty('text');
	});

	it('says for each row what is wrong, where, and what to do', () => {
		const { problems, readings } = read(
			[
				`${long}2026-03-01\tLong form\t\t10\t11\t\t`,
				'2026-04-01\tLong form\t\t10\t1\t\t',
				'soon\tLong form\t\t10\t1\t\t',
				'2026-03-02\tMedium form\t\t10\t1\t\t',
				'2026-03-03\tLong form\t\tmany\t1\t\t',
				'2026-03-04\tLong form\t\t10\t\t\t',
				'2026-03-05\tLong form\tPage load time\t10\t\t1\t-1',
				'2026-03-06\tLong form\tSign-up rate\t10\t1\t2\t',
				'2026-03-07\tLong form\t\t10\t1\t\t',
				'2026-03-07\tLong form\t\t12\t1\t\t'
			].join('\n')
		);
		expect(problems.map(({ row, column, says }) => `${row} ${column}: ${says}`)).toEqual([
			'2 successes: 11 of 10 cannot be: at most as many as there were.',
			'3 day: 2026-04-01 is after the last day that can be read, 2026-03-31: leave this row out.',
			'4 day: “soon” is not a day: write it like 2026-03-01.',
			'5 variant: “Medium form” is not a variant: write Long form, Short form.',
			'6 n: “many” is not a whole number of 0 or more.',
			'7 metric: Write which metric: Sign-up rate, Page load time.',
			'8 sd: A standard deviation is 0 or more.',
			'9 mean: Sign-up rate has no such number: leave this cell empty.',
			'11 : Row 10 has this day, variant and metric already: keep one of them.'
		]);
		expect(readings).toHaveLength(1);
	});

	it('asks for what it cannot guess', () => {
		expect(read('').errors).toHaveProperty('text');
		expect(read('day,n\n"1,2').errors).toEqual({ text: 'Close the quotation mark that is opened in row 2.' });
		expect(read('hello').errors).toHaveProperty(['column.0']);
		expect(read('day,variant\n2026-03-01,Long form').errors).toHaveProperty(['column.0']);
		expect(read('day\tvariant\tn\tmean\tsd\n2026-03-01\tLong form\t5\t1,234\t1,100').errors).toHaveProperty('mark');
		expect(read('day,variant,n,successes\n').errors).toHaveProperty('text');
	});

	it('asks which comes first, day or month, when both can be', () => {
		const choices = { ...nothingChosen, text: 'day,variant,n,successes\n03/01/2026,Long form,10,1' };
		const { errors, readings } = readImport(choices, { ...context, run: ['2026-01-01', '2026-12-31'] });
		expect(errors).toHaveProperty('order');
		expect(readings).toEqual([]);
	});

	it('keeps the columns somebody chose, for as long as it is the same table', () => {
		const text = 'day,what,n,x\n2026-03-01,Long form,10,1';
		const { head, columns } = read(text);
		expect(columns.map(({ use }) => use)).toEqual(['day', '', 'n', '']);
		const chosen = ['day', 'variant', 'n', 'successes'];
		expect(read(text, { head, columns: chosen }).readings).toHaveLength(1);
		expect(read(text, { head: 'other', columns: chosen }).readings).toHaveLength(0);
	});

	it('takes the metric and variant that no column names from the form', () => {
		const { readings } = read('day,n,successes\n2026-03-01,10,1', { metric: 7, variant: 2, source: 'report' });
		expect(readings).toMatchObject([{ metric_id: 7, variant_id: 2, source: 'report' }]);
	});

	it('refuses running totals that fall', () => {
		const text = 'day,variant,n,successes\n2026-03-01,Long form,10,3\n2026-03-02,Long form,20,2';
		expect(read(text).problems).toEqual([]);
		expect(read(text, { isCumulative: true }).problems).toMatchObject([{ row: 3 }]);
	});

	it('tells by metric and variant what it would write', () => {
		const { readings } = read('day,variant,n,successes\n2026-03-02,Long form,20,2\n2026-03-01,Long form,10,3');
		expect(seriesOf(readings, measures)).toMatchObject([
			{ metric: 'Sign-up rate', variant: 'Long form', days: 2, first, last: '2026-03-02', latest: { n: 20 } }
		]);
	});

	it('reads a hundred thousand rows, and tells of as many wrong ones without drowning in them', () => {
		const rows = Array.from({ length: 100_000 }, (_, nth) => `2026-03-01,Form ${nth},10,1`).join('\n');
		const { problemCount, problems } = read(`day,variant,n,successes\n${rows}`);
		expect([problemCount, problems.length]).toEqual([100_000, 200]);
	});

	it('reads whatever people paste without failing', () => {
		for (const text of [
			'\0',
			'"',
			',,,\n,,,',
			'\t\t\n\t',
			'<script>',
			'=1+1,2',
			'day\n'.repeat(99),
			`day,n\n${'9'.repeat(999)},1`
		])
			expect(() => read(text)).not.toThrow();
	});
});

describe('where the plan has one arm only', () => {
	const alone = { measures: { ...measures, variants: [{ id: 3, name: 'Pilot' }] }, run: context.run };
	const readAlone = (text: string) => readImport({ ...nothingChosen, text }, alone);

	it('no column need say which', () => {
		const { readings, problems, errors } = readAlone(`day,n,successes\n${first},10,1`);
		expect([problems, errors]).toEqual([[], {}]);
		expect(readings).toMatchObject([{ variant_id: 3, metric_id: 7, n: 10, successes: 1 }]);
	});

	it('a cell that is empty means it, and one that names another is still refused', () => {
		const table = `day,variant,n,successes\n${first},,10,1\n2026-03-02,Control,10,1`;
		expect(readAlone(table).problems).toMatchObject([{ says: '“Control” is not a variant: write Pilot.' }]);
	});

	it('two arms are never guessed', () => {
		expect(read(`day,n,successes\n${first},10,1`).problems).toMatchObject([
			{ says: 'Write which variant: Long form, Short form.' }
		]);
	});
});
