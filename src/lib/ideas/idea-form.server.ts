import { z } from 'zod';
import { reactionKinds } from '#lib/ideas/ideas.ts';
import { chosenPriority } from '#lib/alignment/priorities.schema.ts';

const words = z
	.string()
	.default('')
	.transform((text) =>
		text
			.split(',')
			.map((word) => word.trim().toLowerCase())
			.filter(Boolean)
	)
	.refine((tags) => new Set(tags).size <= 8, 'Keep the eight tags that matter most.')
	.refine((tags) => tags.join(',').length <= 250, 'Shorten the tags: together they fit in 250 characters.');

/** Where an idea belongs: `''` stands alone, `12` is an event, `12.5` a challenge of an event. */
const place = z
	.string()
	.regex(/^(\d{1,15}(\.\d{1,15})?)?$/, 'Choose from the list.')
	.default('')
	.transform((chosen) => {
		const [event, challenge] = chosen.split('.');
		return { event: event ? Number(event) : undefined, challenge: challenge ? Number(challenge) : undefined };
	});

/** A day, or none where the field is empty. */
const maybeDay = z
	.string()
	.trim()
	.default('')
	.transform((day) => day || null)
	.pipe(z.iso.date('Write the day as a date.').nullable());

/** Which version of its draft a form began with, and which opened form it is. */
export const seenParts = {
	version: z.coerce.number().int().min(0).optional().catch(0),
	opened: z.uuid().optional().catch(undefined)
};

/** The same as the database is told it. */
export const seenOf = ({ version, opened }: { version?: number | undefined; opened?: string | undefined }) => ({
	version: version ?? 0,
	form: opened ?? null
});

/** An idea as its form sends it. */
export const ideaForm = z.object({
	title: z
		.string()
		.trim()
		.min(3, 'Give the idea a title of 3 to 120 characters.')
		.max(120, 'Shorten the title to 120 characters.'),
	problem: z
		.string()
		.trim()
		.min(10, 'Tell the problem in 10 characters or more.')
		.max(2000, 'Shorten the problem to 2,000 characters.'),
	proposal: z.string().trim().max(20_000, 'Shorten the proposal to 20,000 characters.').default(''),
	tags: words,
	place,
	priority: chosenPriority,
	wanted_by: maybeDay,
	/** Whose idea it is, where it is not one's own: whom the name in "for" means. */
	for_id: z.uuid().optional().catch(undefined),
	key: z.uuid().optional().catch(undefined),
	...seenParts
});

/** What the database is told of an idea. */
export type IdeaDraft = z.output<typeof ideaForm>;

/** Where an idea is put, as its form sends it. */
export const moveForm = z.object({ place });

/** A comment as its form sends it. */
export const commentForm = z.object({
	body: z.string().trim().min(1, 'Write something first.').max(4000, 'Shorten the comment to 4,000 characters.'),
	/** The comment it answers. */
	reply_to: z.coerce.number().int().positive().optional()
});

/** A reaction to a comment: its kind, and whether it is given or taken back. */
export const reactForm = z.object({
	comment: z.coerce.number().int().positive(),
	react: z
		.string()
		.transform((said) => said.split(':'))
		.pipe(z.tuple([z.enum(reactionKinds), z.enum(['yes', 'no'])]))
		.transform(([kind, gives]) => ({ kind, gives: gives === 'yes' }))
});

/** A comment that is hidden with a reason, or shown again. */
export const hideForm = z.object({
	comment: z.coerce.number().int().positive(),
	hides: z.enum(['yes', 'no']).transform((said) => said === 'yes'),
	reason: z.string().trim().max(300, 'Say why it is hidden, in 3 to 300 characters.').default('')
});

/** Hiding a whole idea, as its form sends it. */
export const hideIdeaForm = hideForm.omit({ comment: true });

/** Which joint priority an idea serves, as its form sends it. */
export const priorityForm = z.object({ priority: chosenPriority });

/** By which day the business asks for an idea, as its form sends it. */
export const wantedForm = z.object({ wanted_by: maybeDay });

/** A support as its form sends it: set or withdrawn, never toggled. */
export const supportForm = z.object({ supports: z.enum(['yes', 'no']).transform((said) => said === 'yes') });

/** Which two ideas are one, as the form of one of them sends it. */
export const mergeForm = z.object({
	other: z.coerce.number<string>('Choose the other idea.').int().positive('Choose the other idea.'),
	stays: z.enum(['this', 'other'], 'Choose which one carries on.'),
	reason: z
		.string()
		.trim()
		.min(3, 'Say why they are the same, in 3 to 500 characters.')
		.max(500, 'Say why they are the same, in 3 to 500 characters.')
});

/** A score of one's own side as its form sends it; no side is the one of one's function. */
export const scoreForm = z.object({
	score: z.coerce.number('Choose a score.').int().min(1, 'Choose a score.').max(5, 'Choose a score.'),
	confidence: z.coerce
		.number('Say how sure you are.')
		.int()
		.min(1, 'Say how sure you are.')
		.max(3, 'Say how sure you are.'),
	side: z.enum(['marketing', 'it']).optional().catch(undefined)
});

/** A score as the database is told it. */
export type ScoreDraft = z.output<typeof scoreForm>;

/** Whether its author stands by an idea that somebody else logged, or hands it back. */
export const settleForm = z.object({ keeps: z.enum(['yes', 'no']).transform((said) => said === 'yes') });
