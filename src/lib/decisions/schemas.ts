import { z } from 'zod';
import { outcomes } from '#lib/decisions/decisions.ts';
import { departures } from '#lib/decisions/log.ts';

const id = z.coerce.number().int().positive();
const outcome = z.enum(
	outcomes.map(({ value }) => value),
	'Choose promote, iterate or kill.'
);
/** A choice that may be left open. */
const none = z.string().transform((value) => (value === '' ? null : value));
const text = z.string().trim().default('');

/** Opening a ballot box. */
export const opening = z.object({
	hours: z.coerce.number('Choose how long the ballot stays open.').int().default(168),
	quorum: z.coerce.number('Write how many ballots are needed as a number.').int('Write a whole number.').default(3)
});

/** Anything that names a box and nothing else. */
export const boxNamed = z.object({ box: id });

/** A conflict of interest, and what it is. */
export const recusal = z.object({ box: id, note: text });

/** A ballot, as its voter writes it. */
export const ballot = z.object({
	box: id,
	choice: outcome,
	confidence: z
		.string('Give your confidence as a whole number from 0 to 100.')
		.trim()
		.regex(/^-?\d{1,9}$/, 'Give your confidence as a whole number from 0 to 100.')
		.transform(Number),
	reason: text,
	/** Cast in the place of somebody absent. */
	for: z.uuid().nullish(),
	objects_to: none.pipe(outcome.nullable()).default(null)
});
export type BallotDraft = z.output<typeof ballot>;

/** An outcome against ballots or registered rule, and why. */
export const departure = z.object({ box: id, outcome, reason: text });

/** A departure that is seconded. */
export const departureNamed = z.object({ departure: id });

/** An owner's signature under an outcome. */
export const signature = z.object({ box: id, outcome });

/** The decision, as it is recorded. */
export const decision = z.object({
	box: id,
	outcome,
	rationale: text,
	next_step: text,
	learned: text,
	change_mind: z.string().trim().optional(),
	days: z
		.union([
			z.literal('').transform(() => null),
			z.coerce.number('Write the days as a number.').int('Write whole days.')
		])
		.nullable()
		.default(null),
	dissent: text,
	review_on: none.pipe(z.iso.date('Write the day as a date.').nullable()).default(null)
});
export type DecisionForm = z.output<typeof decision>;

/** A card, by its experiment, and the column it is moved to. */
export const move = z.object({
	card: id,
	column: z.enum(['running', 'due', 'deciding', 'promoted', 'iterating', 'killed'], 'Choose a column.')
});
export type Move = z.output<typeof move>;

/** What the decision log is asked for in its address. */
export const logFilter = z.object({
	outcome: outcome.optional().catch(undefined),
	against: z
		.enum(departures.map(({ value }) => value))
		.optional()
		.catch(undefined),
	q: z.string().trim().max(100).default('').catch(''),
	before: id.optional().catch(undefined)
});
export type LogFilter = z.output<typeof logFilter>;

/** What is taken back: a ballot that was opened, or one that was withdrawn. */
export const undoing = z.object({
	box: id,
	was_withdrawn: z
		.enum(['yes', 'no'])
		.default('no')
		.transform((word) => word === 'yes')
});
export type Undoing = z.output<typeof undoing>;

const wholeCards = 'Write a whole number from 1 to 500, or nothing for no limit.';
const most = z
	.union([
		z.literal('').transform(() => null),
		z.coerce.number(wholeCards).int(wholeCards).min(1, wholeCards).max(500, wholeCards)
	])
	.nullable()
	.default(null);

/** How many cards the open columns should hold; nothing is no limit. */
export const boardLimits = z.object({ running: most, due: most, deciding: most, iterating: most });
export type BoardLimits = z.output<typeof boardLimits>;

/** A view of the board that is kept under a name. */
export const boardView = z.object({
	name: text,
	query: z.string().max(2000, 'This view is too long to keep. Choose fewer words.').default(''),
	is_shared: z
		.literal('on')
		.optional()
		.transform((word) => word === 'on')
});
export type BoardViewForm = z.output<typeof boardView>;

/** A view that is kept, by its id. */
export const boardViewNamed = z.object({ view: id });
