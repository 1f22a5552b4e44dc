import { z } from 'zod';
import type { Measures } from '#lib/experiments/import/columns.ts';
import { interpret, type FoundReading, type Problem } from '#lib/experiments/import/interpret.ts';
import { askedOf, NUMBERS } from '#lib/experiments/readingNumbers.ts';
import { legible } from '#lib/server/legible.ts';
import { readImport } from '#lib/experiments/import/readImport.ts';

/** What a program sent. */
export type Pushed = { readonly text: string; readonly type: 'json' | 'csv'; readonly isCumulative: boolean };

/** What it is read against: the names that may stand in it, the days, and where it came from. */
export type PushContext = {
	readonly measures: Measures;
	readonly run: readonly [first: string, last: string];
	readonly source: string;
};

export type ReadPush =
	| { readonly readings: readonly FoundReading[]; readonly isCumulative: boolean; readonly wrong?: undefined }
	| { readonly wrong: { readonly message: string; readonly rows: readonly Problem[] } };

const FIELDS = ['day', 'variant', 'metric', ...NUMBERS, 'segment', 'source'] as const;
const cell = z.union([z.string().max(500), z.number()]).nullish();
// a number of JSON says itself where its decimals begin
const count = z.union([z.string().max(500), z.int()], { error: 'Write a whole number' }).nullish();
const COUNTS: readonly string[] = ['n', 'successes'];
const shape = z.strictObject({
	cumulative: z.boolean().optional(),
	source: z.string().max(200).optional(),
	readings: z
		.array(z.strictObject(Object.fromEntries(FIELDS.map((field) => [field, COUNTS.includes(field) ? count : cell]))))
		.min(1)
		.max(10_000)
});

const NO_JSON = 'The body is no JSON: look at its brackets, commas and quotation marks. Nothing was written.';

/** The readings in a body of JSON or CSV, or what is wrong with it, row by row. */
export function readPush({ text, type, isCumulative }: Pushed, context: PushContext): ReadPush {
	return type === 'json' ? readJson(text, isCumulative, context) : readCsv(text, isCumulative, context);
}

function readJson(text: string, isCumulative: boolean, { measures, run, source }: PushContext): ReadPush {
	const sent = jsonOf(text);
	if (sent === undefined) return { wrong: { message: NO_JSON, rows: [] } };
	const body = shape.safeParse(sent);
	if (!body.success) return { wrong: shapeProblem(body.error, measures) };
	const rows = body.data.readings.map((reading, index) => ({
		number: index + 1,
		cells: FIELDS.map((field) => String(reading[field] ?? '').trim())
	}));
	const isTotal = body.data.cumulative ?? isCumulative;
	const found = interpret(rows, {
		...{ measures, run, columns: FIELDS, names: FIELDS, metric: null, variant: null, order: null, mark: '.' },
		source: body.data.source ?? source,
		isCumulative: isTotal
	});
	const empty = rows.find(({ cells }) => cells.slice(3, 3 + NUMBERS.length).every((one) => one === ''));
	const blank = empty
		? [{ row: empty.number, column: 'n', says: 'Write how many there were, and the other numbers.' }]
		: [];
	return outcome(found.readings, [...found.problems, ...blank], isTotal);
}

function readCsv(text: string, isCumulative: boolean, { measures, run, source }: PushContext): ReadPush {
	const choices = { columns: [], head: '', metric: null, variant: null, order: null, mark: null };
	const { readings, problems, errors } = readImport({ ...choices, text, source, isCumulative }, { measures, run });
	const [field, says] = Object.entries(errors)[0] ?? [];
	if (says === undefined) return outcome(readings, problems, isCumulative);
	const advice = field?.startsWith('column')
		? `Name the columns in the first row: ${fieldsFor(measures).join(', ')}.`
		: says;
	return { wrong: { message: advice, rows: [] } };
}

function outcome(readings: readonly FoundReading[], rows: readonly Problem[], isCumulative: boolean): ReadPush {
	if (rows.length === 0) return { readings, isCumulative };
	return { wrong: { message: 'Nothing was written: correct these rows and send all of them again.', rows } };
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? legible(value) : value));
	} catch {
		return undefined;
	}
}

/** What these metrics are read by. */
function fieldsFor({ metrics }: Measures): readonly string[] {
	const used = NUMBERS.filter((name) => metrics.some(({ kind }) => askedOf(kind).includes(name)));
	return ['day', 'variant', 'metric', ...used, 'source'];
}

function shapeProblem({ issues }: z.ZodError, measures: Measures) {
	const rows = issues
		.slice(0, 200)
		.flatMap(({ path: [list, at, field], message }) =>
			list === 'readings' && typeof at === 'number'
				? [{ row: at + 1, column: String(field ?? ''), says: `${message}.` }]
				: []
		);
	const message = `Send {"readings": [{${fieldsFor(measures)
		.map((field) => `"${field}": …`)
		.join(', ')}}]}, 1 to 10,000 of them.`;
	return { message, rows };
}
