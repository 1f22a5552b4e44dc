import { finderOf, numbersOf, type Measures } from '#lib/experiments/import/columns.ts';
import { short, type Row } from '#lib/experiments/import/delimited.ts';
import { dayIn } from '#lib/experiments/import/rowDays.ts';
import type { DayOrder } from '#lib/experiments/import/writtenDays.ts';
import {
	askedOf,
	COUNTS,
	NUMBERS,
	numberWords,
	optionalOf,
	problemIn,
	storedOf,
	type NumberName,
	type StoredNumbers
} from '#lib/experiments/readingNumbers.ts';
import { falls } from '#lib/experiments/import/runningTotals.ts';
import { segmentIn } from '#lib/experiments/import/writtenSegments.ts';
import { readCount, readDecimal, type DecimalMark } from '#lib/experiments/import/writtenNumbers.ts';

/** How a table is to be read. */
export type Reader = {
	readonly measures: Measures;
	/** What each column holds: a value of `plainUses` or `wideUses`, '' for one to leave out. */
	readonly columns: readonly string[];
	/** What the columns are called, for people. */
	readonly names: readonly string[];
	/** Where no column says it. */
	readonly metric: number | null;
	readonly variant: number | null;
	readonly source: string;
	readonly order: DayOrder | null;
	readonly mark: DecimalMark;
	/** The first and the last day that may be read. */
	readonly run: readonly [first: string, last: string];
	readonly isCumulative: boolean;
	/** Rows of days outside the run are left out instead of refused: an export of whole months has some. */
	readonly leavesOutside?: boolean;
	/** Whether a variant can be read on a day: before and after a change are not there at once. Absent: every day. */
	readonly isThere?: (variant: number, day: string) => boolean;
};

/** A reading as the database takes it, and the row it was found in. */
export type FoundReading = StoredNumbers & {
	readonly row: number;
	readonly metric_id: number;
	readonly variant_id: number;
	readonly day: string;
	/** Of a part of the audience: which, and what parts it. */
	readonly segment?: string;
	readonly dimension?: string;
	readonly source: string;
};

/** What is wrong in a row, where, and what to do about it. */
export type Problem = { readonly row: number; readonly column: string; readonly says: string };

export type Interpretation = {
	readonly readings: readonly FoundReading[];
	/** The first of them; `problemCount` is all. */
	readonly problems: readonly Problem[];
	readonly problemCount: number;
	/** Rows in which no number stands. */
	readonly emptyRows: number;
	/** Rows of days outside the run, left out or not. */
	readonly outsideRows: number;
};

type Finders = {
	readonly variant: (cell: string) => Measures['variants'][number] | undefined;
	readonly metric: (cell: string) => Measures['metrics'][number] | undefined;
};
type Target = {
	readonly metric: string | null;
	readonly variant: string | null;
	readonly at: ReadonlyMap<string, number>;
};
export type Report = (column: number | undefined, says: string) => null;

const PROBLEMS_TOLD = 200;
const MOST = 1_000_000_000_000;
const LARGEST = 1e100;

/** Every reading in the rows of a table, and everything that is wrong with it. Nothing is guessed: what is unclear is a problem. */
export function interpret(rows: readonly Row[], reader: Reader): Interpretation {
	const targets = targetsOf(reader.columns);
	const find = { variant: finderOf(reader.measures.variants), metric: finderOf(reader.measures.metrics) };
	const problems: Problem[] = [];
	let [problemCount, emptyRows, outsideRows] = [0, 0, 0];
	const readings: FoundReading[] = [];
	const rowOf = new Map<string, number>();
	for (const row of rows) {
		const report: Report = (column, says) => {
			problemCount += 1;
			const name = column === undefined ? '' : (reader.names[column] ?? '');
			if (problems.length < PROBLEMS_TOLD) problems.push({ row: row.number, column: name, says });
			return null;
		};
		const filled = targets.filter(({ at }) => [...at.values()].some((column) => (row.cells[column] ?? '') !== ''));
		if (filled.length === 0) emptyRows += 1;
		const day = filled.length > 0 ? dayIn(row, reader, report) : null;
		if (day === 'outside') {
			outsideRows += 1;
			continue;
		}
		for (const target of filled) {
			const reading = readingIn(row, { target, reader, find, report });
			if (!reading || day === null) continue;
			if (reader.isThere?.(reading.variant_id, day) === false) {
				report(undefined, 'Before is read on days before the start, after from the start on.');
				continue;
			}
			const part = reading.segment === undefined ? '' : `${reading.dimension}: ${reading.segment}`;
			const key = `${reading.metric_id} ${reading.variant_id} ${day} ${part}`;
			const twin = rowOf.get(key);
			if (twin === undefined) readings.push({ row: row.number, day, ...reading });
			else report(undefined, `Row ${twin} has this day, variant and metric already: keep one of them.`);
			rowOf.set(key, twin ?? row.number);
		}
	}
	if (reader.isCumulative)
		for (const problem of falls(readings)) {
			problemCount += 1;
			if (problems.length < PROBLEMS_TOLD) problems.push(problem);
		}
	return { readings, problems, problemCount, emptyRows, outsideRows };
}

/** The groups of columns that make a reading: one for each metric and variant with columns of its own, one for all others. */
function targetsOf(columns: readonly string[]): readonly Target[] {
	const targets = new Map<string, { metric: string | null; variant: string | null; at: Map<string, number> }>();
	for (const [column, use] of columns.entries()) {
		const [, metric, variant, wide] = /^m(\d+)\.v(\d+)\.(\w+)$/.exec(use) ?? [];
		const name = wide ?? NUMBERS.find((one) => one === use);
		if (!name) continue;
		const key = wide ? `${metric} ${variant}` : '';
		const target = targets.get(key) ?? { metric: metric ?? null, variant: variant ?? null, at: new Map() };
		targets.set(key, target);
		if (!target.at.has(name)) target.at.set(name, column);
	}
	return [...targets.values()];
}

type Place = {
	readonly target: Target;
	readonly reader: Reader;
	readonly find: Finders;
	readonly report: Report;
};

function readingIn(row: Row, place: Place): Omit<FoundReading, 'row' | 'day'> | null {
	const { cells } = row;
	const { target, reader, report } = place;
	const variant = variantIn(cells, place);
	const metric = metricIn(cells, place);
	if (!variant || !metric) return null;
	const isFilled = (name: NumberName) => (cells[target.at.get(name) ?? -1] ?? '') !== '';
	const known = numbersOf(metric.kind);
	const strange = NUMBERS.find((name) => !known.includes(name) && isFilled(name));
	if (strange) return report(target.at.get(strange), `${metric.name} has no such number: leave this cell empty.`);
	const optional = optionalOf(metric.kind);
	const wanted = [...askedOf(metric.kind), ...(optional.some(isFilled) ? optional : [])];
	const typed = new Map(wanted.map((name) => [name, numberIn(cells, name, place)]));
	if ([...typed.values()].includes(null)) return null;
	const numbers = Object.fromEntries(typed);
	const [name, says] = problemIn(metric.kind, numbers) ?? [];
	if (name === 'successes')
		return report(
			target.at.get(name),
			`${numbers.successes} of ${numbers.n} cannot be: at most as many as there were.`
		);
	if (name) return report(target.at.get(name), says ?? '');
	const where = { metric_id: metric.id, variant_id: variant.id };
	const part = segmentIn(cells, reader);
	if (part && reader.isCumulative)
		return report(reader.columns.indexOf('segment'), 'Segments are read day by day: leave them out of running totals.');
	if (part && metric.kind === 'value')
		return report(reader.columns.indexOf('segment'), `${metric.name} is one number a day: it has no segments.`);
	return { ...where, ...part, ...storedOf(metric.kind, numbers), source: sourceIn(cells, reader) };
}

function variantIn(cells: readonly string[], { target, reader, find, report }: Place) {
	const { variants } = reader.measures;
	const column = reader.columns.indexOf('variant');
	const written = cells[column] ?? '';
	if (target.variant !== null) return variants.find(({ id }) => String(id) === target.variant);
	if (written !== '')
		return find.variant(written) ?? report(column, `“${short(written)}” is not a variant: write ${listed(variants)}.`);
	// where there is one only, it is meant
	const chosen = variants.find(({ id }) => id === reader.variant) ?? (variants.length === 1 ? variants[0] : undefined);
	return chosen ?? report(column, `Write which variant: ${listed(variants)}.`);
}

function metricIn(cells: readonly string[], { target, reader, find, report }: Place) {
	const { metrics } = reader.measures;
	const column = reader.columns.indexOf('metric');
	const written = cells[column] ?? '';
	if (target.metric !== null) return metrics.find(({ id }) => String(id) === target.metric);
	if (written !== '')
		return find.metric(written) ?? report(column, `“${short(written)}” is not a metric: write ${listed(metrics)}.`);
	const chosen = metrics.find(({ id }) => id === reader.metric);
	if (chosen) return chosen;
	// the numbers tell, where one metric only has such
	const filled = NUMBERS.filter((name) => (cells[target.at.get(name) ?? -1] ?? '') !== '');
	const fitting = metrics.filter(({ kind }) => filled.every((name) => numbersOf(kind).includes(name)));
	// an average and a ratio begin alike: the one that lacks nothing is meant
	const whole = fitting.filter(({ kind }) => askedOf(kind).every((name) => filled.includes(name)));
	const only = fitting.length === 1 ? fitting[0] : whole.length === 1 ? whole[0] : undefined;
	return only ?? report(column, `Write which metric: ${listed(metrics)}.`);
}

function numberIn(cells: readonly string[], name: NumberName, { target, reader, report }: Place): number | null {
	const column = target.at.get(name);
	const written = cells[column ?? -1] ?? '';
	if (written === '') return report(column, `Write ${called(name)} too.`);
	if (!COUNTS.includes(name)) {
		const number = readDecimal(written, reader.mark);
		if (number === null) return report(column, `“${short(written)}” is not a number: write it like 1.25.`);
		return Math.abs(number) <= LARGEST ? number : report(column, `“${short(written)}” is larger than can be measured.`);
	}
	const count = readCount(written);
	if (count === null) return report(column, `“${short(written)}” is not a whole number of 0 or more.`);
	return count <= MOST ? count : report(column, `${count} is more than can be counted here.`);
}

/** In a sentence. */
function called(name: NumberName): string {
	if (numberWords[name].includes(':')) return `“${numberWords[name]}”`;
	const words = numberWords[name].toLowerCase();
	return COUNTS.includes(name) || words.startsWith('the ') ? words : `the ${words}`;
}

function sourceIn(cells: readonly string[], { columns, source }: Reader): string {
	return (cells[columns.indexOf('source')] || source)
		.replace(/\p{Cc}/gu, ' ')
		.trim()
		.slice(0, 200);
}

function listed(list: readonly { readonly name: string }[]): string {
	const names = list.slice(0, 5).map(({ name }) => name);
	return names.join(', ') + (list.length > 5 ? ' …' : '');
}
