import { z } from 'zod';
import type { Brief } from '#lib/decisions/briefs.ts';

const side = z.enum(['marketing', 'it', 'other']);
const topic = z.enum(['security', 'privacy', 'operations', 'brand'], 'Choose what you sign off.');
const state = z.enum(['open', 'signed', 'refused'], 'Choose to sign, to refuse or to take back.');

/** What a team asks for, as the brief and the record of a decision hold it. */
export const ask = z.object({
	words: z.string(),
	money: z.number().nullable(),
	currency: z.string(),
	person_days: z.number().nullable(),
	run_by: z.string(),
	run_cost: z.number().nullable(),
	author: z.string(),
	author_function: side.nullable(),
	written_at: z.string(),
	earlier: z.number()
});

/** The last word on a topic, as the brief and the record hold it. */
export const signOff = z.object({
	topic,
	side,
	state,
	words: z.string(),
	author: z.string().nullable(),
	at: z.string().nullable(),
	earlier: z.number()
});

/** The answer of `read_brief`. */
export const brief: z.ZodType<Brief> = z.object({
	ask: ask.nullable(),
	sign_offs: z.array(signOff),
	decision_id: z.number().nullable(),
	may_ask: z.boolean(),
	sides: z.array(side)
});

/** A number that may be left out; a comma between thousands is read, as people paste it. */
const number = (says: string) =>
	z
		.string()
		.default('')
		.transform((text) => text.trim().replace(/(?<=\d),(?=\d{3}(?!\d))/g, ''))
		.refine((text) => text === '' || /^\d{1,12}(\.\d{1,2})?$/.test(text), says)
		.transform((text) => (text === '' ? null : Number(text)));

/** What the owners write. */
export const askForm = z.object({
	words: z.string().trim().default(''),
	money: number('Write the money as a plain number, like 12000.'),
	person_days: number('Write the person-days as a plain number, like 15.'),
	run_by: z.string().trim().default(''),
	run_cost: number('Write the cost a month as a plain number, like 400.')
});

/** One word on one topic. */
export const signOffForm = z.object({ topic, state, words: z.string().trim().default('') });
