import { z } from 'zod';
import { reading, type Experiment } from '#lib/experiments/experiment.schema.ts';
import { methods } from '#lib/experiments/methods.ts';
import { currentReadings } from '#lib/experiments/readingTable.ts';
import type { Result } from '#lib/experiments/result.ts';
import type { CsvCell } from '#lib/server/csv-writer.ts';

/** What `export_experiment` answers, besides what a page shows. */
export type Whole = Readonly<Record<string, unknown>>;

type Parts = {
	readonly whole: Whole;
	readonly results: readonly Result[];
	/** A moment. */
	readonly at: string;
	/** Where the experiment is read. */
	readonly address: string;
};

/** Everything about an experiment that is needed to compute its result again. */
export function exportOf({ whole, results, at, address }: Parts): string {
	// whether the one who asks runs it says nothing about it
	const experiment = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== 'runs'));
	return `${JSON.stringify(
		{
			format: 'common-ground-experiment',
			version: 1,
			exported_at: at,
			address,
			notes: [
				'registration_hash is the SHA-256, in hexadecimal, of registration_text in UTF-8.',
				'A reading counts where counts is true: where no other names it in replaces_id, and it is no withdrawal of the one it names. Effects are relative: 0.05 is five per cent of control.',
				'A treatment meets a criterion from one of its hits that is_met until its next one. seen: of a share and of a change a ratio.',
				'second_mean, second_sd and correlation are of a second number of the same n: what a ratio is divided by, or what an average was before the start.',
				'Infinite bounds are written as the texts "Infinity" and "-Infinity".'
			],
			experiment,
			results,
			methods
		},
		(_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value),
		'\t'
	)}\n`;
}

const entry = z.object({
	id: z.number(),
	day: z.string(),
	kind: z.string(),
	body: z.string(),
	author: z.string(),
	written_at: z.string(),
	replaces_id: z.number().nullable(),
	is_replaced: z.boolean(),
	struck: z.object({ reason: z.string(), author: z.string() }).nullable(),
	pictures: z.array(z.object({ alt: z.string() }))
});

/** The lab notebook of an export, with what was corrected and struck, by day: one row each under a head. */
export function notebookRows(whole: Whole): CsvCell[][] {
	const head = [
		'id',
		'day',
		'kind',
		'body',
		'author',
		'written_at',
		'stands',
		'replaces_id',
		'struck_by',
		'struck_because',
		'pictures'
	];
	const entries = z.array(entry).parse(whole.notebook ?? []);
	return [
		head,
		...entries.map((one): CsvCell[] => [
			...[one.id, one.day, one.kind, one.body, one.author, one.written_at],
			...[!one.is_replaced && one.struck === null, one.replaces_id, one.struck?.author ?? null],
			...[one.struck?.reason ?? null, one.pictures.map(({ alt }) => alt).join('\n')]
		])
	];
}

const HEAD = [
	...[
		'id',
		'day',
		'metric',
		'unit',
		'role',
		'variant',
		'is_control',
		'n',
		'successes',
		'mean',
		'sd',
		'second_mean',
		'second_sd',
		'correlation'
	],
	...['source', 'author', 'entered_at', 'counts', 'replaces_id', 'withdrawn_because', 'metric_id', 'variant_id']
];

/** All readings, corrected and withdrawn ones too, in the order they were entered in: one row each under a head. */
export function readingRows({
	readings,
	metrics,
	variants
}: Pick<Experiment, 'readings' | 'metrics' | 'variants'>): CsvCell[][] {
	const byId = <T extends { readonly id: number }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]));
	const [metricOf, variantOf] = [byId(metrics), byId(variants)];
	const current = new Set(currentReadings(readings).map(({ id }) => id));
	const rows = readings
		.toSorted((one, other) => one.id - other.id)
		.map((reading): CsvCell[] => {
			const [metric, variant] = [metricOf.get(reading.metric_id), variantOf.get(reading.variant_id)];
			return [
				...[reading.id, reading.day, metric?.name ?? null, metric?.unit ?? null, metric?.role ?? null],
				...[variant?.name ?? null, variant?.is_control ?? null],
				...[reading.n, reading.successes, reading.mean, reading.sd],
				...[reading.second_mean ?? null, reading.second_sd ?? null, reading.correlation ?? null],
				...[reading.source, reading.author, reading.entered_at, current.has(reading.id), reading.replaces_id],
				...[reading.withdrawal ?? null, reading.metric_id, reading.variant_id]
			];
		});
	return [HEAD, ...rows];
}

const segmentReading = reading.extend({ dimension: z.string(), segment: z.string() });

/** What was read of parts of the audience, corrected and withdrawn ones too: the columns of the readings, and which part. */
export function segmentRows(
	whole: Whole,
	{ metrics, variants }: Pick<Experiment, 'metrics' | 'variants'>
): CsvCell[][] {
	const known = z.array(segmentReading).parse(whole.segment_readings ?? []);
	const parts = new Map(known.map(({ id, dimension, segment }) => [id, [dimension, segment]]));
	const [head = [], ...rows] = readingRows({ metrics, variants, readings: known });
	return [
		[...head, 'dimension', 'segment'],
		...rows.map((row) => [...row, ...(parts.get(Number(row[0])) ?? ['', ''])])
	];
}
