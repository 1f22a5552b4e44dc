import { z } from 'zod';
import { stances } from '#lib/learnings/learnings.ts';

const stance = z.enum(stances.map(({ value }) => value));
const state = z.enum(['draft', 'running', 'iterating', 'due', 'deciding', 'promoted', 'killed']);

const learning = z.object({
	kind: z.literal('learning'),
	id: z.number(),
	claim: z.string(),
	tags: z.array(z.string()),
	at: z.string(),
	author: z.string(),
	supports: z.number(),
	contradicts: z.number()
});
const taught = z.object({
	kind: z.literal('decision'),
	id: z.number(),
	claim: z.string(),
	tags: z.array(z.string()),
	at: z.string(),
	experiment_id: z.number(),
	title: z.string(),
	outcome: z.enum(['promote', 'iterate', 'kill'])
});

/** The answer of `find_learnings`. */
export const library = z.object({
	lines: z.array(z.discriminatedUnion('kind', [learning, taught])),
	has_more: z.boolean(),
	is_close: z.boolean(),
	tags: z.array(z.string())
});

const evidence = z.object({
	id: z.number(),
	experiment_id: z.number(),
	title: z.string(),
	state,
	stance,
	note: z.string(),
	at: z.string(),
	author: z.string(),
	is_current: z.boolean(),
	is_of_earlier: z.boolean()
});

/** What an experiment means for a claim, by whom. */
export type Evidence = z.output<typeof evidence>;

/** The answer of `read_learning`. */
export const learningPage = learning.extend({
	detail: z.string(),
	reason: z.string(),
	current_id: z.number(),
	may_reword: z.boolean(),
	earlier: z.array(
		z.object({ id: z.number(), claim: z.string(), at: z.string(), author: z.string(), reason: z.string().nullable() })
	),
	evidence: z.array(evidence),
	mine: z.array(z.object({ id: z.number(), title: z.string() }))
});

const tested = z.object({
	experiments: z.array(
		z.object({
			id: z.number(),
			title: z.string(),
			change: z.string(),
			state,
			started_at: z.string().nullable(),
			ended_at: z.string().nullable(),
			outcome: z.enum(['promote', 'iterate', 'kill']).nullable(),
			why: z.string().nullable()
		})
	),
	ideas: z.array(z.object({ id: z.number(), title: z.string(), supports: z.number() })),
	learnings: z.array(learning)
});

/** The answer of `similar_tests`. */
export const similarTests = tested;

/** What is known about something that is about to be tested. */
export type Tested = z.output<typeof tested>;

/** The answer of `read_knowledge`. */
export const knowledge = tested.extend({ taught: z.array(learning.extend({ stance, note: z.string() })) });

/** What an experiment taught, and what is like it. */
export type Knowledge = z.output<typeof knowledge>;

const tags = z
	.string()
	.default('')
	.transform((text) => [...new Set(text.split(',').map((word) => word.trim().toLowerCase()))].filter(Boolean))
	.refine((words) => words.length <= 8, 'Keep the eight tags that matter most.')
	.refine((words) => words.join(',').length <= 250, 'Shorten the tags: together they fit in 250 characters.');

const note = z
	.string()
	.trim()
	.min(10, 'Say in at least 10 characters what it showed.')
	.max(1000, 'Shorten this to 1,000 characters.');

const claim = {
	claim: z
		.string()
		.trim()
		.transform((text) => text.replace(/\s+/g, ' '))
		.pipe(z.string().min(10, 'Say it in at least 10 characters.').max(280, 'Shorten the claim to 280 characters.')),
	detail: z.string().trim().max(4000, 'Shorten this to 4,000 characters.').default(''),
	tags
};

/** A learning as its form sends it, with what its first experiment showed. */
export const learningForm = z.object({ ...claim, note, key: z.uuid().optional().catch(undefined) });

/** A better wording as its form sends it. */
export const rewordForm = z.object({
	...claim,
	reason: z
		.string()
		.trim()
		.min(10, 'Say in at least 10 characters why it is worded differently.')
		.max(1000, 'Shorten the reason to 1,000 characters.')
});

/** Evidence as its form sends it. */
export const evidenceForm = z.object({
	experiment: z.coerce.number('Choose an experiment.').int().positive('Choose an experiment.'),
	stance: z.enum(
		stances.map(({ value }) => value),
		'Choose whether it supports or contradicts the claim.'
	),
	note
});
