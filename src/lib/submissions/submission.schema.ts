import { z } from 'zod';

/** What a team hands in, as its form sends it. */
export const submissionForm = z.object({
	pitch: z
		.string()
		.trim()
		.min(20, 'Tell the pitch in 20 characters or more.')
		.max(10_000, 'Shorten the pitch to 10,000 characters.'),
	link: z
		.string()
		.trim()
		.max(500, 'Shorten the address to 500 characters.')
		.regex(/^(https?:\/\/\S+)?$/, 'Give a web address that begins with https://.')
		.default('')
});

/** What the database is told of a submission. */
export type SubmissionDraft = z.output<typeof submissionForm>;
