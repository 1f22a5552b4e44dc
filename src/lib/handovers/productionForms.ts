import type { Measures } from '#lib/experiments/import/columns.ts';
import type { FoundReading } from '#lib/experiments/import/interpret.ts';
import { readImport } from '#lib/experiments/import/readImport.ts';
import { choicesOf } from '#lib/experiments/import/upload.ts';
import { productionArms } from '#lib/handovers/productionArms.ts';

type Run = readonly [first: string, last: string];

/** The day an address names, where it is one of the run; else the last. */
export function dayIn(asked: string | null, [first, last]: Run): string {
	return asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked >= first && asked <= last ? asked : last;
}

type Pasted = {
	readonly readings: readonly Omit<FoundReading, 'row'>[];
	readonly errors: Readonly<Record<string, string>>;
	readonly summary: string | null;
};

/**
 * What was pasted or chosen as a file: a row for each day, of those who have it where no column names an arm, and of the metric that
 * decided where none names a metric.
 */
export async function pasted(form: FormData, metrics: Measures['metrics'], run: Run): Promise<Pasted> {
	const choices = await choicesOf(form);
	if (!choices) {
		const says = 'This file holds no text: save it as CSV, or copy its cells and paste them.';
		return { readings: [], errors: { file: says }, summary: says };
	}
	const [primary] = metrics;
	const isNamed = { metric: choices.metric ?? primary?.id ?? null, variant: choices.variant ?? 1 };
	const context = { measures: { metrics, variants: [...productionArms] }, run };
	const { readings, errors, problems, problemCount } = readImport(
		{ ...choices, ...isNamed, isCumulative: false },
		context
	);
	const first = problems[0];
	const more =
		problemCount > 1 ? ` ${problemCount - 1} more ${problemCount === 2 ? 'place needs' : 'places need'} a change.` : '';
	if (first) {
		const where = first.column ? `Row ${first.row}, ${first.column}` : `Row ${first.row}`;
		const says = `${where}: ${first.says}${more}`;
		return { readings: [], errors: { text: says }, summary: says };
	}
	const says = Object.entries(errors).map(([field, words]) => [field, said(field, words)] as const)[0];
	if (says)
		return { readings: [], errors: { [says[0].startsWith('column') ? 'text' : says[0]]: says[1] }, summary: says[1] };
	return {
		readings: readings.map(({ row: _, source, ...one }) => ({ ...one, source: source || choices.source })),
		errors: {},
		summary: null
	};
}

/** Here the columns are named in the first row and not chosen one by one. */
function said(field: string, words: string): string {
	return field.startsWith('column') ? 'Name the columns in the first row, like: day, n, successes.' : words;
}
