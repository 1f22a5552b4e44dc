import { z } from 'zod';
import type { OpenEvent } from '#lib/events/events.ts';

/** The events that take ideas now, as the database answers them. */
export const openEvents: z.ZodType<OpenEvent[]> = z.array(
	z.object({
		id: z.number(),
		slug: z.string(),
		name: z.string(),
		is_registered: z.boolean(),
		challenges: z.array(z.object({ id: z.number(), title: z.string() }))
	})
);
