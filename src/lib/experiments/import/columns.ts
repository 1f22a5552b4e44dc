import type { Row } from '#lib/experiments/import/delimited.ts';
import { askedOf, COUNTS, NUMBERS, numberWords, optionalOf, type NumberName } from '#lib/experiments/readingNumbers.ts';
import { readDay } from '#lib/experiments/import/writtenDays.ts';
import { readCount } from '#lib/experiments/import/writtenNumbers.ts';

/** What a table is read for: the metrics and variants that its words may name. */
export type Measures = {
	readonly metrics: readonly {
		readonly id: number;
		readonly name: string;
		readonly kind: string;
		readonly role: string;
	}[];
	readonly variants: readonly { readonly id: number; readonly name: string }[];
};

/** What a column can hold besides the number of one metric and variant. */
export const plainUses: readonly { readonly value: string; readonly label: string }[] = [
	{ value: 'day', label: 'Day' },
	{ value: 'variant', label: 'Variant' },
	{ value: 'metric', label: 'Metric' },
	{ value: 'segment', label: 'Segment, like device' },
	...NUMBERS.map((value) => ({ value, label: numberWords[value] })),
	{ value: 'source', label: 'Where it was read' }
];

/** With more series than this a choice would be hundreds of lines long: such tables have a row for each. */
const WIDE_UP_TO = 24;

// the words of analytics exports, in the order in which they decide: "sample mean" is a mean
const words: readonly (readonly [use: string, pattern: RegExp])[] = [
	['correlation', /\b(correlation|corr)\b/],
	['pre_sd', /\b(pre|before|prior)\b.*\b(sd|std|stdev|stddev|standard deviation|deviation)\b/],
	['pre_mean', /\b(pre|before|prior)\b.*\b(mean|average|avg|period)\b/],
	['denominator_sd', /\bdenominator\b.*\b(sd|std|stdev|stddev|standard deviation|deviation)\b/],
	['denominator_mean', /\bdenominator\b/],
	['sd', /\b(sd|std|stdev|stddev|st\.? ?dev|standard deviation|deviation)\b/],
	['mean', /\b(mean|average|avg|numerator)\b/],
	[
		'successes',
		/\b(success(es)?|conversions?|converted|orders?|clicks?|sign ?ups?|purchases?|goals?|did it|completions?)\b/
	],
	[
		'n',
		/\b(n|count|visitors?|visits?|users?|sessions?|sample( size)?|samples|exposures?|impressions?|total|participants?|there were|size)\b/
	],
	['day', /^(day|date|datum|tag|dia|fecha|jour|data|when)\b/],
	['variant', /^(variants?|variations?|arm|group|version|bucket|cell|treatment group|variation name)$/],
	['metric', /^(metrics?|kpis?|measures?|metric name)$/],
	['segment', /^(segments?|devices?|device type|countr(y|ies)|platforms?|browsers?|channels?|customer type)$/],
	['source', /^(source|report|query|where it was read|quelle)$/]
];

const RATES = /%|\b(rates?|ratio|shares?|percent(age)?|pct|proportion)\b/;

const plainText = (text: string) =>
	text
		.toLowerCase()
		.replace(/[_\-.:/()[\]]+/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

type Named = { readonly id: number; readonly name: string; readonly role?: string };

/** What finds the metric or variant that a cell names: by name, by role, or by id. Kept apart, for a hundred thousand cells. */
export function finderOf<T extends Named>(list: readonly T[]): (cell: string) => T | undefined {
	const words = new Map<string, T>();
	// the later wins: a name counts more than a role, and that more than an id
	for (const one of list) words.set(String(one.id), one);
	for (const one of list) if (one.role !== undefined) words.set(one.role, one);
	for (const one of list.toReversed()) words.set(plainText(one.name), one);
	for (const one of list) words.set(one.name, one);
	return (cell) => words.get(cell) ?? words.get(plainText(cell));
}

/** Whether a column of this use may hold decimals. */
export function hasDecimals(use: string): boolean {
	const name = use.split('.').at(-1) ?? '';
	return NUMBERS.some((one) => one === name && !COUNTS.includes(one));
}

/** Whether the first row names the columns: none of its cells is a day or a count. */
export function hasHeader(rows: readonly Row[]): boolean {
	return rows[0]?.cells.every((cell) => readDay(cell, 'dmy') === null && readCount(cell) === null) ?? false;
}

/** What each metric and variant's numbers are called in a choice: `m7.v1.n` is "Sign-up rate, Control: how many there were". */
export function wideUses({ metrics, variants }: Measures): readonly { value: string; label: string }[] {
	if (metrics.length * variants.length > WIDE_UP_TO) return [];
	const label = (name: NumberName) => numberWords[name].toLowerCase();
	return metrics.flatMap((metric) =>
		variants.flatMap((variant) =>
			numbersOf(metric.kind).map((name) => ({
				value: `m${metric.id}.v${variant.id}.${name}`,
				label: `${metric.name}, ${variant.name}: ${label(name)}`
			}))
		)
	);
}

/** The numbers a reading of this kind can have. */
export function numbersOf(kind: string): readonly NumberName[] {
	return [...askedOf(kind), ...optionalOf(kind)];
}

/** What each column seems to hold, by the names in the first row or by what stands below; '' for a column to leave out. */
export function guessColumns(rows: readonly Row[], measures: Measures): readonly string[] {
	const width = Math.max(0, ...rows.slice(0, 50).map(({ cells }) => cells.length));
	const header = hasHeader(rows) ? (rows[0]?.cells ?? []) : [];
	const taken = new Set<string>();
	return Array.from({ length: width }, (_, at) => {
		const sample = rows.slice(header.length ? 1 : 0, 30).map(({ cells }) => cells[at] ?? '');
		const guess = header.length ? byName(header[at] ?? '', measures) : byContent(sample, measures);
		const use = guess.find((one) => !taken.has(one)) ?? '';
		if (use) taken.add(use);
		return use;
	});
}

function byName(header: string, measures: Measures): readonly string[] {
	const text = plainText(header);
	const exact = plainUses.find(({ value, label }) => plainText(value) === text || plainText(label) === text);
	if (exact) return [exact.value];
	const variant = longest(measures.variants, text);
	const rest = variant ? without(text, plainText(variant.name)) : text;
	const metric = longest(measures.metrics, rest);
	const said = metric ? without(rest, plainText(metric.name)) : rest;
	const found = words.find(([, pattern]) => pattern.test(said))?.[0];
	// "conversion rate" says how many did it of a hundred, and not how many
	const use = (found === 'n' || found === 'successes') && RATES.test(said) ? undefined : found;
	// "control" alone, or "control sign-up rate" without saying which number: nobody could know
	if (!variant) return use ? [use] : [];
	const name = NUMBERS.find((one) => one === use);
	if (!name) return [];
	const of = metric ? [metric] : measures.metrics.filter(({ kind }) => numbersOf(kind).includes(name));
	return of.map(({ id }) => `m${id}.v${variant.id}.${name}`);
}

function longest<T extends { readonly name: string }>(list: readonly T[], text: string): T | undefined {
	return list
		.filter(({ name }) => plainText(name) !== '' && ` ${text} `.includes(` ${plainText(name)} `))
		.toSorted((a, b) => b.name.length - a.name.length)[0];
}

function without(text: string, part: string): string {
	return ` ${text} `.replace(` ${part} `, ' ').trim();
}

function byContent(sample: readonly string[], { metrics, variants }: Measures): readonly string[] {
	const filled = sample.filter((cell) => cell !== '');
	if (filled.length === 0) return [];
	const all = (test: (cell: string) => boolean) => filled.every(test);
	if (all((cell) => readDay(cell, null) !== null)) return ['day'];
	const isWord = (cell: string) => readCount(cell) === null;
	const [variant, metric] = [finderOf(variants), finderOf(metrics)];
	if (all((cell) => isWord(cell) && variant(cell) !== undefined)) return ['variant'];
	if (all((cell) => isWord(cell) && metric(cell) !== undefined)) return ['metric'];
	const isShare = metrics.every(({ kind }) => kind === 'proportion' || kind === 'count');
	if (all((cell) => readCount(cell) !== null)) return isShare ? ['n', 'successes'] : ['n'];
	return [];
}
