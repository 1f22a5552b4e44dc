import { z } from 'zod';

/** The form that opens a draft. `key` is drawn when the form is shown, so that sending it twice drafts once. */
export const newExperiment = z.object({
	idea: z
		.string()
		.regex(/^\d{1,15}$/, 'Open this form from an idea.')
		.transform(Number),
	key: z.uuid('Open this form again.'),
	title: z.string().trim().min(3, 'Name it in 3 to 120 characters.').max(120, 'Name it in 3 to 120 characters.')
});
