import { z } from 'zod';

/** A priority as its form sends it. The early check; the database's answer counts. */
export const priorityForm = z.object({
	name: z
		.string()
		.trim()
		.min(3, 'Name the priority in 3 to 80 characters.')
		.max(80, 'Name the priority in 3 to 80 characters.'),
	why: z
		.string()
		.trim()
		.min(10, 'Say why it matters in at least 10 characters.')
		.max(1000, 'Shorten this to 1,000 characters.'),
	owner: z
		.enum(['both', 'marketing', 'it'], 'Choose marketing, IT or both.')
		.transform((owner) => (owner === 'both' ? null : owner))
});

export type PriorityForm = z.output<typeof priorityForm>;

const version = z.coerce.number().int().positive();

/** Changed words, with the version they were written over. */
export const priorityChange = priorityForm.extend({ version });

/** For which function somebody agrees, and to the words of which version. */
export const priorityAgreement = z.object({
	side: z.enum(['marketing', 'it'], 'Say for which function you agree.'),
	version
});

/** A priority and the place it moves to. */
export const placement = z.object({
	priority: z.coerce.number().int().positive(),
	place: z.coerce.number().int().min(1).max(1000)
});

/** The priority an idea serves, in any form: none is null. */
export const chosenPriority = z
	.string()
	.regex(/^(\d{1,15})?$/, 'Choose from the list.')
	.default('')
	.transform((chosen) => (chosen === '' ? null : Number(chosen)));
