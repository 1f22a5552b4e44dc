import { z } from 'zod';
import { stopReasons } from '#lib/experiments/stops.ts';

const CHOOSE = 'Choose which criterion was met.';
const reasons = z.enum(
	stopReasons.map(({ value }) => value),
	CHOOSE
);

/** The form that stops a time-box early. */
export const stopForm = z.object({
	/** `kill_criterion:12` is the criterion in numbers with that id; a word alone a reason that no number judges. */
	criterion: z.string(CHOOSE).transform((chosen, context) => {
		const [word, id = ''] = chosen.split(':');
		const reason = reasons.safeParse(word);
		if (reason.success && /^\d{0,15}$/.test(id)) return { reason: reason.data, by: id === '' ? undefined : Number(id) };
		context.addIssue({ code: 'custom', message: CHOOSE });
		return z.NEVER;
	}),
	reason: z
		.string()
		.trim()
		.min(10, 'Say in at least 10 characters why it stops now.')
		.max(1000, 'Shorten the reason to 1,000 characters.'),
	sure: z.literal('yes', 'Tick this: it cannot be undone.')
});
