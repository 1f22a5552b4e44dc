import { z } from 'zod';
import { templates } from '#lib/experiments/templates.ts';

const EMPTY = 'empty';

/** The form that opens a draft. `key` is drawn when the form is shown, so that sending it twice drafts once. */
export const newExperiment = z.object({
	idea: z
		.string()
		.regex(/^\d{1,15}$/, 'Open this form from an idea.')
		.transform(Number),
	key: z.uuid('Open this form again.'),
	title: z.string().trim().min(3, 'Name it in 3 to 120 characters.').max(120, 'Name it in 3 to 120 characters.'),
	/** The template it begins with; null for an empty plan. */
	template: z
		.enum([EMPTY, ...templates.map(({ design }) => design)], 'Choose how you begin.')
		.default(EMPTY)
		.transform((value) => (value === EMPTY ? null : value)),
	/** The experiment whose plan is copied, which goes before a template. */
	copied: z
		.string()
		.default('')
		.refine((value) => /^\d{0,15}$/.test(value), 'Choose from the list.')
		.transform((value) => (value === '' ? null : Number(value)))
});

export type NewExperiment = z.output<typeof newExperiment>;
