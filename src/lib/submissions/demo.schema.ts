import { z } from 'zod';
import { toLocal } from '#lib/events/zones.ts';
import type { Demo } from '#lib/submissions/demo.server.ts';
import type { FormParts } from '#lib/server/meanwhile.ts';

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

/** The parts of the form of the day. */
export const planParts: FormParts = {
	labels: {
		...{ starts_at: 'First pitch', pitch_minutes: 'Minutes to pitch', question_minutes: 'Minutes for questions' },
		...{ place: 'Where' }
	}
};

/** The day as the fields of that form; before it is planned, what is proposed. */
export function planValues({ plan, judging_at, time_zone }: Pick<Demo, 'plan' | 'judging_at' | 'time_zone'>) {
	const { starts_at, pitch_minutes, question_minutes, place } = plan ?? { ...usualDay, starts_at: judging_at };
	return {
		...{ starts_at: toLocal(starts_at, time_zone), place },
		...{ pitch_minutes: String(pitch_minutes), question_minutes: String(question_minutes) }
	};
}
const usualDay = { pitch_minutes: 3, question_minutes: 2, place: '' };
