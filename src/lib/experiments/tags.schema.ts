import { z } from 'zod';

const words = z
	.string()
	.default('')
	.transform((text) => [...new Set(text.split(',').map((word) => word.trim().toLowerCase()))].filter(Boolean))
	.refine((tags) => tags.length <= 5, 'Keep the five words that matter most.')
	.refine((tags) => tags.every((tag) => tag.length <= 40), 'Shorten each word to 40 characters.');

/** The tags of an experiment as their form sends them: one field for each kind. */
export const tagsForm = z.object({ channel: words, lever: words, audience: words });

/** What the database is told of the tags. */
export type TagsInput = z.output<typeof tagsForm>;
