import { z } from 'zod';
import { MOST_LINKS } from '#lib/submissions/submissions.ts';

const text = z.string().trim().default('');

/** `pitch:3,problem:5` as an object. */
const versions = z
	.string()
	.regex(/^[a-z0-9_-]+:\d{1,9}(,[a-z0-9_-]+:\d{1,9})*$/)
	.transform((text) => Object.fromEntries(text.split(',').map((one) => one.split(':'))))
	.pipe(z.record(z.string(), z.coerce.number().int()));

/** What a team writes, as its form sends it: whatever it is, it can be kept as a draft. A field that is not sent stays as it is. */
export const writtenForm = z
	.object({
		pitch: z.string().trim().optional(),
		link: z.string().trim().optional(),
		answers: z.record(z.string(), z.string().trim()).default({}),
		links: z.array(z.object({ title: text, url: text }).default({ title: '', url: '' })).optional(),
		/** The version of the draft that the form began with; 0 when there was none. */
		version: z.coerce.number().int().min(0).optional().catch(0),
		/** The opened form that sends it, and its how many-th message this is. */
		opened: z.string().min(1).max(60).optional().catch(undefined),
		nth: z.coerce.number().int().min(1).max(1_000_000_000).optional().catch(undefined),
		/** Of fields where somebody else wrote meanwhile and nothing is decided: the version that was known there. */
		held: versions.optional().catch(undefined),
		/** Without a script: marks of the texts that the form began with. */
		began: z.string().max(5000).optional().catch(undefined)
	})
	.transform(({ pitch, link, answers, links, ...rest }) => ({
		...rest,
		answers: { ...answers, ...(pitch !== undefined && { pitch }), ...(link !== undefined && { link }) },
		// a row left empty is a link taken away
		links: links?.filter(({ title, url }) => title !== '' || url !== '').slice(0, MOST_LINKS)
	}));

/** What a team wrote and which version of the draft it began with. */
export type Writing = z.output<typeof writtenForm>;

/** More time for a team, as its form sends it: the end as the clocks of the event show it. */
export const extensionForm = z.object({
	team: z.coerce.number('Choose a team.').int().positive('Choose a team.'),
	until: z.string().min(1, 'Say until when.'),
	reason: z
		.string()
		.trim()
		.min(5, 'Say why in 5 to 500 characters. Everybody of the event will read it.')
		.max(500, 'Shorten the reason to 500 characters.')
});

/** What the gallery is narrowed to, from its address. */
export const galleryQuery = z.object({
	q: z.string().trim().max(200).catch(''),
	challenge: z.coerce.number().int().positive().optional().catch(undefined),
	order: z.enum(['team', 'latest', 'challenge']).catch('team')
});
