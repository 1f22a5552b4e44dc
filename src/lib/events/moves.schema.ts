import { z } from 'zod';
import { moments } from '#lib/events/events.ts';

/** A time that moved, as whoever is told of it reads it. */
export const move = z.object({
	...{ id: z.number(), version: z.number(), moment: z.enum(moments.map(({ at }) => at)) },
	...{ from_at: z.string(), to_at: z.string(), reason: z.string(), moved_at: z.string() }
});
