import { z } from 'zod';
import { amendable } from '#lib/experiments/amendments.ts';
import { day, percentage } from '#lib/experiments/fields.schema.ts';

const reason = z
	.string()
	.trim()
	.min(10, 'Say why in at least 10 characters: it is read beside what was registered.')
	.max(1000, 'Shorten the reason to 1,000 characters.');

const NOTHING = 'Write what is different now.';

const values = {
	text: z.string().trim().min(1, NOTHING).max(500, 'Shorten this to 500 characters.'),
	day: day.refine((value) => value !== null, 'Choose the new day.').transform((value) => value ?? ''),
	ratio: percentage.refine((value) => value !== null, NOTHING).transform((value) => String(value))
};

/** The form of an amendment of one field. */
export function amendmentForm(field: (typeof amendable)[number]) {
	return z.object({ value: values[field.as], reason });
}
