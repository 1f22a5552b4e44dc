import { z } from 'zod';

/** A team that forms on an idea, as its form sends it. */
export const teamForm = z.object({
	team: z
		.string()
		.trim()
		.min(2, 'Give the team a name of 2 to 60 characters.')
		.max(60, 'Shorten the name to 60 characters.')
});
