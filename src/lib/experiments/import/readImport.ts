import { guessColumns, hasDecimals, hasHeader, type Measures } from '#lib/experiments/import/columns.ts';
import { readDelimited, type Row } from '#lib/experiments/import/delimited.ts';
import { interpret, type FoundReading, type Interpretation } from '#lib/experiments/import/interpret.ts';
import { dependsOnOrder, orderOf, type DayOrder } from '#lib/experiments/import/writtenDays.ts';
import { markOf, type DecimalMark } from '#lib/experiments/import/writtenNumbers.ts';

/** As many readings as one import takes. */
export const MOST_READINGS = 100_000;

/** What was pasted or uploaded, and what was chosen about it; everything that was not is guessed. */
export type ImportChoices = {
	readonly text: string;
	readonly columns: readonly string[];
	/** The first row when the columns were chosen: for another table they are guessed anew. */
	readonly head: string;
	readonly metric: number | null;
	readonly variant: number | null;
	readonly source: string;
	readonly order: DayOrder | null;
	readonly mark: DecimalMark | null;
	readonly isCumulative: boolean;
	readonly leavesOutside?: boolean;
};

/** What the table is read against. */
export type ImportContext = {
	readonly measures: Measures;
	readonly run: readonly [first: string, last: string];
	readonly isThere?: (variant: number, day: string) => boolean;
};

/** A table as it was understood: enough for a page to show it, to ask what is open, and to write it. */
export type ImportPreview = Interpretation & {
	readonly columns: readonly { readonly name: string; readonly use: string; readonly example: string }[];
	readonly head: string;
	readonly order: DayOrder | null;
	/** Whether the order matters for any of the days. */
	readonly asksOrder: boolean;
	readonly mark: DecimalMark | null;
	readonly rows: number;
	/** What keeps the table as a whole from being read: a sentence by field. */
	readonly errors: Readonly<Record<string, string>>;
};

/** Reads a table. It may be written when there are readings, no problems and no errors. */
export function readImport(choices: ImportChoices, { measures, run, isThere }: ImportContext): ImportPreview {
	const { delimiter, rows, openQuote } = readDelimited(choices.text);
	const head = encodeURIComponent((rows[0]?.cells ?? []).join('|').toWellFormed()).slice(0, 1000);
	const columns = choices.head === head && choices.columns.length > 0 ? choices.columns : guessColumns(rows, measures);
	const isNamed = hasHeader(rows);
	const names = columns.map((_, at) => (isNamed && rows[0]?.cells[at]) || `Column ${letters(at)}`);
	const body = isNamed ? rows.slice(1) : rows;
	const cellsOf = (test: (use: string) => boolean) =>
		columns.flatMap((use, at) => (test(use) ? body.map(({ cells }) => cells[at] ?? '').filter(Boolean) : []));
	const days = cellsOf((use) => use === 'day');
	const order = choices.order ?? orderOf(days, run);
	const mark = choices.mark ?? markOf(cellsOf(hasDecimals), delimiter);
	const errors = errorsOf({ rows, openQuote, columns, order, mark });
	const reader = { ...choices, measures, columns, names, order, mark: mark ?? '.', run, ...(isThere && { isThere }) };
	const nothing: Interpretation = { readings: [], problems: [], problemCount: 0, emptyRows: 0, outsideRows: 0 };
	const found = Object.keys(errors).length ? nothing : interpret(body, reader);
	return {
		...found,
		errors: { ...errors, ...errorsIn(found, Object.keys(errors).length > 0) },
		columns: columns.map((use, at) => ({
			name: names[at] ?? '',
			use,
			example: body.find(({ cells }) => cells[at])?.cells[at] ?? ''
		})),
		head,
		order,
		asksOrder: dependsOnOrder(days),
		mark,
		rows: body.length
	};
}

type Understood = {
	readonly rows: readonly Row[];
	readonly openQuote: number | null;
	readonly columns: readonly string[];
	readonly order: DayOrder | null;
	readonly mark: DecimalMark | null;
};

function errorsOf({ rows, openQuote, columns, order, mark }: Understood): Record<string, string> {
	if (rows.length === 0) return { text: 'Paste the cells or choose a file: there is nothing to read yet.' };
	if (openQuote !== null) return { text: `Close the quotation mark that is opened in row ${openQuote}.` };
	if (!columns.includes('day')) return { 'column.0': 'Choose which column holds the day.' };
	const twice = columns.findIndex((use, at) => use !== '' && columns.indexOf(use) < at);
	if (twice !== -1) return { [`column.${twice}`]: 'Two columns are said to hold the same: choose one of them.' };
	if (!columns.some((use) => /(^|\.)(n|value)$/.test(use)))
		return { 'column.0': 'Choose which column holds how many there were.' };
	if (order === null) return { order: 'Choose which comes first: these days can be read both ways.' };
	if (mark === null) return { mark: 'Choose what stands before decimals: these numbers can be read both ways.' };
	return {};
}

function errorsIn({ readings, problemCount }: Interpretation, isUnread: boolean): Record<string, string> {
	if (isUnread || problemCount > 0) return {};
	if (readings.length === 0) return { text: 'There are no numbers in these rows.' };
	if (readings.length <= MOST_READINGS) return {};
	return { text: 'Import at most 100,000 readings at once: split the table.' };
}

/** As a spreadsheet names its columns: A to Z, AA … */
function letters(at: number): string {
	return (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
}

/** What would be written for a metric and variant. */
export type SeriesPreview = {
	readonly metric: string;
	readonly kind: string;
	readonly variant: string;
	readonly days: number;
	readonly first: string;
	readonly last: string;
	/** Of the last day. */
	readonly latest: FoundReading;
};

/** The readings by metric and variant, in the order of the plan. */
export function seriesOf(readings: readonly FoundReading[], { metrics, variants }: Measures): readonly SeriesPreview[] {
	const partOf = ({ segment, dimension }: FoundReading) =>
		segment === undefined ? '' : dimension ? `${dimension}: ${segment}` : segment;
	const parts = [...new Set(readings.map(partOf))];
	const groups = Map.groupBy(readings, (one) => `${one.metric_id} ${one.variant_id} ${partOf(one)}`);
	const places = metrics.flatMap((metric) =>
		variants.flatMap((variant) => parts.map((part) => ({ metric, variant, part })))
	);
	return places.flatMap(({ metric, variant, part }) => {
		const found =
			groups.get(`${metric.id} ${variant.id} ${part}`)?.toSorted((a, b) => a.day.localeCompare(b.day)) ?? [];
		const [first, latest] = [found[0], found.at(-1)];
		if (!first || !latest) return [];
		const { name, kind } = metric;
		const arm = part === '' ? variant.name : `${variant.name}, ${part}`;
		return [{ metric: name, kind, variant: arm, days: found.length, first: first.day, last: latest.day, latest }];
	});
}
