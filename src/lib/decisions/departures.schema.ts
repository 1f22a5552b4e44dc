import { z } from 'zod';
import { outcomes } from '#lib/decisions/decisions.ts';

const outcome = z.enum(outcomes.map(({ value }) => value));

/** Who carried a departure besides whoever asked for it. */
export const secondKind = z.enum(['other_function', 'same_function']);

const seconder = z.object({ person_id: z.string(), name: z.string(), is_across: z.boolean() });

/** The departures of a box, or of what would take the place of a decision. */
export const departures = z
	.array(
		z.object({
			...{ id: z.number(), outcome, reason: z.string(), recommended: outcome.nullable() },
			...{ asked_by_id: z.string(), asked_by: z.string(), seconded_by: z.string().nullable() },
			second_kind: secondKind.nullable(),
			seconders: z
				.array(seconder)
				.nullable()
				.transform((all) => all ?? []),
			stands: z.boolean()
		})
	)
	.nullable()
	.transform((all) => all ?? []);
