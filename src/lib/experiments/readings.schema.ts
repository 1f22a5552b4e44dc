import { z } from 'zod';
import type { Metric, Variant } from '#lib/experiments/experiment.schema.ts';
import { count as whole, number } from '#lib/experiments/fields.schema.ts';
import {
	askedOf,
	COUNTS,
	optionalOf,
	problemIn,
	storedOf,
	type NumberName,
	type StoredNumbers
} from '#lib/experiments/readingNumbers.ts';

/** A reading as the database takes it. */
export type NewReading = StoredNumbers & {
	readonly metric_id: number;
	readonly variant_id: number;
	/** The reading that its form showed, 0 for none; left out where no form showed any. */
	readonly seen?: number;
};

/** The form of one day's readings: a cell for each metric and variant, each filled in full or left empty. */
export function readingsForm(metrics: readonly Metric[], variants: readonly Variant[]) {
	const cells = metrics.flatMap((metric) =>
		variants.map((variant) => ({ name: `m${metric.id}v${variant.id}`, metric, variant }))
	);
	const shape = Object.fromEntries(cells.map(({ name, metric }) => [name, cell(metric.kind)]));
	return z
		.object({
			day: z.iso.date('Choose a day.'),
			source: z.string().trim().max(200, 'Shorten the source to 200 characters.').default(''),
			cells: z.object(shape).prefault({})
		})
		.transform(({ day, source, cells: typed }) => ({
			day,
			source,
			readings: cells.flatMap(({ name, metric, variant }): NewReading[] => {
				const reading = typed[name];
				return reading ? [{ metric_id: metric.id, variant_id: variant.id, ...reading }] : [];
			})
		}));
}

/** All numbers of a cell, or nothing where it was left empty; a number left out is asked for by its own field. */
function cell(kind: Metric['kind']) {
	const [asked, optional] = [askedOf(kind), optionalOf(kind)];
	const shape = [...asked, ...optional].map((name) => [name, COUNTS.includes(name) ? whole : number] as const);
	return z
		.object({ ...Object.fromEntries(shape), seen: whole })
		.partial()
		.optional()
		.transform((numbers, context) => {
			const { seen, ...typed }: Partial<Record<NumberName | 'seen', number | null>> = numbers ?? {};
			const isFilled = (name: NumberName) => typed[name] != null;
			const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
			if (![...asked, ...optional].some(isFilled)) {
				if (seen) refuse(asked[0] ?? 'n', 'A reading stays, and is corrected: write what is right.');
				return null;
			}
			for (const name of [...asked, ...(optional.some(isFilled) ? optional : [])])
				if (!isFilled(name)) refuse(name, 'Fill this in too.');
			const wrong = problemIn(kind, typed);
			if (wrong) refuse(...wrong);
			return { ...storedOf(kind, typed), ...(seen != null && { seen }) };
		});
}

export const newToken = z.object({
	name: z.string().trim().min(1, 'Say what will use it.').max(60, 'Shorten the name to 60 characters.')
});
export const oneToken = z.object({ token: z.coerce.number().int().positive('Choose a token.') });
