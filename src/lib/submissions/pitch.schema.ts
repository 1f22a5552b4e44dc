import { z } from 'zod';

/** The turn of a team on a demo day, as those in it read it. */
export const pitch = z.object({
	...{ position: z.number(), at: z.string(), place: z.string() },
	state: z.enum(['waits', 'next', 'now', 'done'])
});
