import { z } from 'zod';
import { reading } from '#lib/experiments/experiment.schema.ts';

/** The answer of `read_production`, as a table of readings has it. */
export const productionReadings = z.array(
	reading
		.omit({ variant_id: true })
		.extend({ arm: z.enum(['live', 'holdout']) })
		.transform(({ arm, ...one }) => ({ ...one, variant_id: arm === 'holdout' ? 2 : 1 }))
);
