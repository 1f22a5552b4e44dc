import { z } from 'zod';
import { criteria } from '#lib/experiments/stops.ts';

/** The form that stops a time-box early. */
export const stopForm = z.object({
	criterion: z.enum(
		criteria.map(({ value }) => value),
		'Choose which criterion was met.'
	),
	reason: z
		.string()
		.trim()
		.min(10, 'Say in at least 10 characters why it stops now.')
		.max(1000, 'Shorten the reason to 1,000 characters.'),
	sure: z.literal('yes', 'Tick this: it cannot be undone.')
});
