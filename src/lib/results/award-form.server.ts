import { z } from 'zod';
import type { AwardedTeam, ResultWords } from '#lib/results/results.ts';
import type { FormParts } from '#lib/server/meanwhile.ts';

/** What was wrong, once the results are out. */
const correction = z.string().trim().max(500, 'Shorten this to 500 characters.').default('');

/** An award as its form sends it. */
export const awardForm = z.object({
	id: z.coerce
		.number()
		.int()
		.positive()
		.optional()
		.or(z.literal('').transform(() => undefined)),
	team: z.coerce.number('Choose a team.').int('Choose a team.').positive('Choose a team.'),
	name: z
		.string()
		.trim()
		.min(3, 'Give the award a name of 3 to 80 characters.')
		.max(80, 'Shorten the name to 80 characters.'),
	reason: z
		.string()
		.trim()
		.min(10, 'Say in 10 characters or more why this team gets it.')
		.max(1000, 'Shorten this to 1,000 characters.'),
	correction
});

/** What the database is told of it. */
export type AwardDraft = z.output<typeof awardForm>;

/** Which award, to take it away. */
export const whichAward = z.object({ id: z.coerce.number().int().positive() });

/** Which award moves up. */
export const raisedAward = whichAward.extend({ correction });

/** What the database is told of that. */
export type RaisedAward = z.output<typeof raisedAward>;

/** What is said with the results. */
export const wordsForm = z.object({
	thanks: z.string().trim().max(4000, 'Shorten this to 4,000 characters.').default(''),
	has_choice: z
		.string()
		.optional()
		.transform((value) => value === 'on'),
	choice_name: z
		.string()
		.trim()
		.min(3, 'Give it a name of 3 to 80 characters.')
		.max(80, 'Shorten the name to 80 characters.'),
	correction
});

/** What the database is told of them. */
export type WordsDraft = z.output<typeof wordsForm>;

/** Those words as the fields of their form. */
export const wordsValues = ({ thanks, has_choice, choice_name }: ResultWords) => ({
	...{ thanks, choice_name, has_choice: has_choice ? 'on' : '' }
});

/** The parts of that form. */
export const wordsParts: FormParts = {
	labels: { has_choice: 'The people’s choice is an award', choice_name: 'What it is called', thanks: 'Thanks' },
	says: (kind) => (kind === 'has_choice' ? 'Yes' : undefined)
};

/** The parts of the form of an award. */
export const awardParts = (teams: readonly AwardedTeam[]): FormParts => ({
	labels: { name: 'Award', team: 'Team', reason: 'Why this team' },
	says: (kind, value) => (kind === 'team' ? teams.find(({ id }) => String(id) === value)?.name : undefined),
	// why it is given is said of that team
	together: () => ['team', 'reason']
});
