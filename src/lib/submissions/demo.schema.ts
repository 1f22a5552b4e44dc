import { z } from 'zod';

const minutes = (least: number, says: string) => z.coerce.number(says).int(says).min(least, says).max(60, says);

/** When the demo day is and how long each team has, as its form sends it: the start as the clocks of the event show it. */
export const planForm = z.object({
	starts_at: z.string().min(1, 'Say when it starts.'),
	pitch_minutes: minutes(1, 'Give each pitch 1 to 60 minutes.'),
	question_minutes: minutes(0, 'Give questions 0 to 60 minutes.'),
	place: z.string().trim().max(120, 'Shorten the place to 120 characters.').default(''),
	lays_order: z
		.string()
		.optional()
		.transform((value) => value !== undefined)
});

/** Where a team stands in the order, as its form sends it; no position takes it off. */
export const slotForm = z.object({
	team: z.coerce.number().int().positive(),
	position: z.coerce.number('Give a place from 1 on.').int().min(1, 'Give a place from 1 on.').max(9999).optional(),
	place: z.string().trim().max(60, 'Shorten the room or table to 60 characters.').optional()
});

/** What is done with the clock, as its buttons send it. */
export const moveForm = z.object({
	does: z.enum(['start', 'pause', 'next', 'back', 'reset', 'undo']),
	version: z.coerce.number().int().min(0)
});
