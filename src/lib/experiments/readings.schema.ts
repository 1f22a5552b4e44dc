import { z } from 'zod';
import { number } from '#lib/experiments/fields.schema.ts';

const cell = z.object({ n: number, successes: number, mean: number, sd: number });

/** The form of readings: a day, where the numbers come from, and a cell for each metric and variant. */
export const readingsForm = z.object({
	day: z.iso.date('Choose a day.'),
	source: z.string().trim().max(200, 'Shorten the source to 200 characters.').default(''),
	cells: z.record(z.string().regex(/^m\d{1,15}v\d{1,15}$/), cell).default({})
});

export type ReadingsForm = z.output<typeof readingsForm>;
