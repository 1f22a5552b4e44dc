import { z } from 'zod';
import type { FormParts } from '#lib/server/meanwhile.ts';
import type { TeamRule } from '#lib/teams/mixing.ts';

const id = z.coerce.number().int().positive();
const seat = z
	.union([z.literal(''), id], 'Choose a seat from the list, or none.')
	.optional()
	.transform((chosen) => (chosen === '' ? undefined : chosen));
const sentence = z.string().trim().max(500, 'Shorten the sentence to 500 characters.').default('');

/** A form that is only a button. */
export const nothing = z.object({});

/** Joining a team, or asking to. */
export const entryForm = z.object({ seat, says: sentence });

/** Inviting somebody. */
export const invitationForm = z.object({ person: z.uuid('Choose somebody from the list.'), says: sentence });

/** The answer to what a person and a team ask each other. */
export const answerForm = z.object({ request: id, outcome: z.enum(['accepted', 'declined', 'withdrawn']) });

/** An open seat, as its form sends it. */
export const seatForm = z.object({
	wants: z.enum(['marketing', 'it', 'either'], 'Choose which side the seat is for.'),
	skills: z
		.string()
		.default('')
		.transform((text) => text.split(',').map((word) => word.trim()))
		.transform((words) => words.filter((word) => word !== ''))
		.pipe(z.array(z.string()).max(6, 'Name at most six skills.')),
	says: z.string().trim().max(280, 'Shorten the sentence to 280 characters.').default('')
});
/** What the database is told of a seat. */
export type SeatDraft = z.output<typeof seatForm>;

/** Which seat is closed. */
export const seatChoice = z.object({ seat: id });

/** Who speaks for the team from now on. */
export const leadForm = z.object({ person: z.uuid('Choose somebody who is in the team.') });

/** Another name for a team. */
export const nameForm = z.object({
	team: z
		.string()
		.trim()
		.min(2, 'Give the team a name of 2 to 60 characters.')
		.max(60, 'Give the team a name of 2 to 60 characters.')
});

/** Who is placed into the team that is looked at. */
export const placeForm = z.object({ person: z.uuid('Choose somebody from the list.') });

/** Who is taken out of a team, and why. */
export const removalForm = z.object({
	person: z.uuid('Choose somebody who is in the team.'),
	reason: z
		.string()
		.trim()
		.min(5, 'Say why in 5 to 300 characters: the person reads it.')
		.max(300, 'Say why in 5 to 300 characters: the person reads it.')
});

/** Who is registered after the deadline for a team with more time, and why. */
export const lateForm = z.object({
	person: z.uuid('Choose somebody from the list.'),
	reason: z
		.string()
		.trim()
		.min(5, 'Say why in 5 to 300 characters: everybody reads it.')
		.max(300, 'Say why in 5 to 300 characters: everybody reads it.')
});

/** Whether the team takes people in by accepting them. */
export const asksForm = z.object({ asks: z.enum(['yes', 'no']).transform((asks) => asks === 'yes') });

const size = z.coerce
	.number('Write a whole number from 1 to 30.')
	.int('Write a whole number from 1 to 30.')
	.min(1, 'Write a whole number from 1 to 30.')
	.max(30, 'Write a whole number from 1 to 30.');

/** How teams of an event are made up. */
export const ruleForm = z
	.object({ min: size, max: size, must_mix: z.literal('on').optional().transform(Boolean) })
	.refine(({ min, max }) => min <= max, { path: ['min'], message: 'The least number is above the most.' });
/** What the database is told of the rule. */
export type RuleDraft = z.output<typeof ruleForm>;

/** The rule as the fields of its form. */
export const ruleValues = ({ min_size, max_size, must_mix }: TeamRule) => ({
	...{ min: String(min_size), max: String(max_size), must_mix: must_mix ? 'on' : '' }
});

/** The parts of that form. */
export const ruleParts: FormParts = {
	labels: { min: 'At least', max: 'At most', must_mix: 'Teams are mixed' },
	says: (kind) => (kind === 'must_mix' ? 'Yes' : undefined)
};

/** Who is placed where: `place.<person>` is a team. */
export const placesForm = z.object({
	place: z
		.record(z.uuid(), id, 'Choose at least one person.')
		.transform((chosen) => Object.entries(chosen).map(([person, team]) => ({ person, team })))
});

/** What the address of the list of teams says. Anything not understood is left out. */
export const teamsFilter = z.object({
	for: z.enum(['me', 'marketing', 'it']).optional().catch(undefined),
	skill: z.string().trim().max(60).catch(''),
	words: z.string().trim().max(60).catch(''),
	after: z.coerce.number().int().positive().optional().catch(undefined),
	who: z.enum(['marketing', 'it', 'bridging']).optional().catch(undefined),
	all: z.enum(['yes']).optional().catch(undefined)
});

/** A team that has closed, from whose page somebody was led to the teams of its event. */
export const closedTeam = id.optional().catch(undefined);

/** What the address of the page that places people says. */
export const placingFilter = z.object({
	words: z.string().trim().max(60).catch(''),
	page: z.coerce.number().int().positive().catch(1)
});
