import { z } from 'zod';
import type { Metric, Variant } from '#lib/experiments/experiment.schema.ts';
import { count as whole, number } from '#lib/experiments/fields.schema.ts';

/** A reading as the database takes it. */
export type NewReading = {
	readonly metric_id: number;
	readonly variant_id: number;
	readonly n: number;
	readonly successes?: number;
	readonly mean?: number;
	readonly sd?: number;
};

type Numbers = Readonly<Record<string, number | null>>;

const proportion = cell({ n: whole, successes: whole }, ({ n, successes }) =>
	n !== null && successes !== null && Number(successes) > Number(n)
		? ['successes', 'At most as many as there were.']
		: null
);
const count = cell({ n: whole, successes: whole }, () => null);
const mean = cell({ n: whole, mean: number, sd: number }, ({ sd }) =>
	sd !== null && Number(sd) < 0 ? ['sd', 'Write a standard deviation of 0 or more.'] : null
);

const shapes = { proportion, mean, count } as const;

/** The form of one day's readings: a cell for each metric and variant, each filled in full or left empty. */
export function readingsForm(metrics: readonly Metric[], variants: readonly Variant[]) {
	const cells = metrics.flatMap((metric) =>
		variants.map((variant) => ({ name: `m${metric.id}v${variant.id}`, metric, variant }))
	);
	const shape = Object.fromEntries(cells.map(({ name, metric }) => [name, shapes[metric.kind]]));
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
function cell(
	shape: Readonly<Record<string, typeof number>>,
	check: (numbers: Numbers) => readonly [field: string, says: string] | null
) {
	return z
		.object(shape)
		.optional()
		.transform((numbers: Numbers | undefined, context) => {
			const values = Object.entries(numbers ?? {});
			if (values.every(([, value]) => value === null)) return null;
			const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
			for (const [field, value] of values) if (value === null) refuse(field, 'Fill this in too.');
			const wrong = check(numbers ?? {});
			if (wrong) refuse(...wrong);
			const { n, successes, mean, sd } = numbers ?? {};
			return {
				n: n ?? 0,
				...(successes != null && { successes }),
				...(mean != null && { mean }),
				...(sd != null && { sd })
			};
		});
}

export const newToken = z.object({
	name: z.string().trim().min(1, 'Say what will use it.').max(60, 'Shorten the name to 60 characters.')
});
export const oneToken = z.object({ token: z.coerce.number().int().positive('Choose a token.') });
