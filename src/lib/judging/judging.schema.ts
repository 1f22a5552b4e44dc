import { z } from 'zod';
import { LONGEST_LINK } from '#lib/judging/guests.ts';
import { pairChoices } from '#lib/judging/pairs.ts';

const whole = (says: string) => z.coerce.number(says).int(says);

const criterion = z.object({
	name: z.string().trim().max(80, 'Shorten the name to 80 characters.').default(''),
	least_means: z.string().trim().max(200, 'Shorten this to 200 characters.').default(''),
	most_means: z.string().trim().max(200, 'Shorten this to 200 characters.').default(''),
	weight: z.coerce
		.number('Give a weight as a number.')
		.positive('Give a weight above 0.')
		.max(100, 'Give a weight of 100 or less.')
		.default(1)
});

/** A rubric, as its form sends it. A criterion without a name is one taken away. */
const criteria = z
	.array(criterion)
	.max(12, 'Keep it to 12 criteria.')
	.default([])
	.transform((rows, context) => {
		rows.forEach(({ name, least_means, most_means }, index) => {
			if (name.length === 1 || (name === '' && (least_means || most_means))) {
				const message = 'Give the criterion a name of 2 to 80 characters.';
				context.addIssue({ code: 'custom', path: [index, 'name'], message });
			}
		});
		const named = rows.filter(({ name }) => name !== '');
		if (named.length === 0) {
			context.addIssue({ code: 'custom', path: [0, 'name'], message: 'Give the rubric a criterion.' });
		}
		return named;
	});

/** How an event is judged, as its form sends it. */
export const rubricForm = z
	.object({
		seats: whole('Say how many judges look at each project.').min(1, 'At least 1.').max(9, 'At most 9.'),
		method: z.enum(['rubric', 'pairs'], 'Choose how judges judge.').default('rubric'),
		looks: whole('Say how often each project is compared.').min(2, 'At least 2.').max(30, 'At most 30.').default(6),
		most: whole('Say what the best mark is.').min(3, 'At least 3.').max(10, 'At most 10.'),
		comments_to_teams: z.literal('on').optional(),
		criteria
	})
	.transform(({ criteria, comments_to_teams, ...setup }) => ({
		setup: { ...setup, comments_to_teams: comments_to_teams === 'on' },
		criteria
	}));

/** What the database is told of a rubric. */
export type RubricDraft = z.output<typeof rubricForm>;

const challenge = z.coerce.number('Choose a challenge.').int().positive('Choose a challenge.');

export const challengeRubricForm = z.object({ challenge, criteria });

/** What the database is told of a challenge's own rubric: without criteria it is judged by the event's. */
export type ChallengeRubricDraft = z.output<typeof challengeRubricForm>;

export const sharedRubricForm = z.object({ challenge });

export const seatsForm = z.object({
	seats: whole('Say how many judges look at each project.').min(1, 'At least 1.').max(9, 'At most 9.')
});

export const looksForm = z.object({
	looks: whole('Say how often each project is compared.').min(2, 'At least 2.').max(30, 'At most 30.')
});

const person = z.uuid('Choose a person.');
const team = z.coerce.number('Choose a project.').int().positive('Choose a project.');

export const judgeForm = z.object({ person });

export const conflictForm = z.object({
	team,
	judge: person,
	reason: z.string().trim().min(3, 'Say why in 3 to 300 characters.').max(300, 'Shorten the reason to 300 characters.')
});

/** A conflict that a judge declares for himself or herself. */
export const ownConflictForm = conflictForm.omit({ judge: true });

const days = whole('Say for how many days.')
	.min(1, 'At least 1 day.')
	.max(LONGEST_LINK, `At most ${LONGEST_LINK} days.`);

/** Somebody from outside who is to judge, as the organizer's form sends it. */
export const guestForm = z.object({
	name: z.string().trim().min(2, 'Give the guest a name.').max(80, 'Shorten the name to 80 characters.'),
	function: z.enum(['marketing', 'it', 'other'], 'Choose a function.'),
	email: z.union([z.literal(''), z.email('Give an e-mail address, or leave it empty.').max(200)]).default(''),
	days
});

/** What the database is told of a guest. */
export type GuestDraft = z.output<typeof guestForm>;

export const renewForm = z.object({ guest: person, days });

export const revokeForm = z.object({ guest: person });

export const pairForm = z.object({ team, judge: person });

export const nothing = z.object({});

/**
 * Values by id out of the fields of a form: `points.c1234` for the criterion 1234. The letter is there because a form's numbers are
 * places in a list, of which there are 200; empty ones are left out.
 */
export const numbered = (letter: string) => (given: unknown) =>
	Object.fromEntries(
		Object.entries(Object(given)).flatMap(([key, value]) =>
			value === '' ? [] : [[key.startsWith(letter) ? key.slice(1) : `not ${key}`, value]]
		)
	);

const version = z.coerce.number().int().min(0).default(0);
const comment = z.string().trim().max(2000, 'Shorten the comment to 2,000 characters.').default('');

/** What a judge gives, as its form sends it: `points.c12` for the criterion 12. Which ones there are, the database knows. */
export const judgementForm = z.object({
	points: z.preprocess(numbered('c'), z.record(z.string().regex(/^\d{1,15}$/), whole('Give whole points.'))),
	comment,
	version,
	/** The round it is given for: what is sent after the next one began is not taken for that one. */
	round: z.coerce.number().int().min(1).max(2).default(1)
});

/** What a judge says of a pair, as its form sends it: the number of the choice. */
export const verdictForm = z
	.object({
		points: z.object({ choice: z.coerce.number().int().min(1).max(pairChoices.length) }, 'Say which is better.'),
		comment,
		version
	})
	.transform(({ points, ...said }) => ({ ...said, choice: pairChoices[points.choice - 1] ?? 'skip' }));

/** What the database is told of a pair. */
export type VerdictDraft = z.output<typeof verdictForm>;

/** What the database is told of a judgement. */
export type JudgementDraft = z.output<typeof judgementForm>;
