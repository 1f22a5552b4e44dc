import type { Enums, Json } from '#lib/database.types.ts';
import { defaultRubric, type Criterion } from '#lib/judging/judging.ts';
import { fieldsInWords, judgingInWords, teamsInWords, votingInWords } from '#lib/setup/words.ts';
import type { Field } from '#lib/submissions/submissions.ts';
import type { TeamRule } from '#lib/teams/mixing.ts';
import type { VotingRule } from '#lib/voting/voting.ts';

/** How projects are judged: how many judges see each, or how often each is compared; the best mark. */
export type JudgingSetUp = {
	readonly method: Enums<'judging_method'>;
	readonly seats: number;
	readonly looks: number;
	readonly most: number;
	readonly criteria: readonly Omit<Criterion, 'id'>[];
};

/** What a template brings beside times and agenda, as the database takes it with a new event. */
export type SetUp = {
	readonly team_rule: TeamRule;
	readonly submission_fields: readonly Field[];
	readonly judging: JudgingSetUp;
	readonly voting_rule: VotingRule;
};

const asks = (key: string, label: string, more: Pick<Field, 'hint'> & Partial<Field>): Field => ({
	...{ key, label, kind: 'long', choices: [], is_required: false, ...more }
});
const pitch = asks('pitch', 'Pitch', {
	hint: 'What it is and why it matters, as you would tell it in a minute.',
	is_required: true
});
const problem = asks('problem', 'Problem', { hint: 'Who has it, how often, and how you know.' });
const built = asks('built', 'What was built', { hint: 'What works now, and what an experiment with it would show.' });
const next = asks('next', 'Next step', { hint: 'What you would do on Monday, and whom it takes.', kind: 'short' });
const demo = (hint: string) => asks('link', 'Link to a demo', { hint, kind: 'link' });

/** The set-up of each template, by the name that it has among the templates of events. */
const setUps: Readonly<Record<string, SetUp>> = {
	'two-days': {
		team_rule: { min_size: 3, max_size: 6, must_mix: true },
		submission_fields: [
			...[pitch, problem, built, next],
			demo('Where one can look at it: a prototype, slides, a recording.')
		],
		judging: { method: 'rubric', seats: 3, looks: 6, most: 5, criteria: defaultRubric },
		voting_rule: { method: 'allowance', amount: 3, most_on_one: 1 }
	},
	week: {
		team_rule: { min_size: 2, max_size: 6, must_mix: true },
		submission_fields: [
			...[pitch, problem, built],
			asks('video', 'Video', {
				hint: 'Three minutes that show it, for those who are not in the call.',
				...{ kind: 'link', is_required: true }
			}),
			demo('Where one can try it.')
		],
		judging: { method: 'rubric', seats: 4, looks: 6, most: 5, criteria: defaultRubric },
		voting_rule: { method: 'quadratic', amount: 16, most_on_one: 1 }
	},
	evening: {
		team_rule: { min_size: 2, max_size: 4, must_mix: true },
		submission_fields: [pitch, demo('What you show: a sketch, slides, a page.'), next],
		// marks need judges who have seen the same: in half an hour it is easier to say which of two is better
		judging: { method: 'pairs', seats: 2, looks: 4, most: 5, criteria: defaultRubric.slice(0, 3) },
		voting_rule: { method: 'allowance', amount: 1, most_on_one: 1 }
	}
};

/** The set-up that a template brings; null for a name that is none. */
export const setUpOf = (template: string): SetUp | null =>
	Object.hasOwn(setUps, template) ? (setUps[template] ?? null) : null;

/** The set-up that a template brings, as the database is told of it; null for a name that is none. */
export function toldOf(template: string): Json {
	const setUp = setUpOf(template);
	if (setUp === null) return null;
	const { team_rule, submission_fields, judging, voting_rule } = setUp;
	return {
		team_rule: { ...team_rule },
		submission_fields: submission_fields.map((field) => ({ ...field, choices: [...field.choices] })),
		judging: { ...judging, criteria: judging.criteria.map((criterion) => ({ ...criterion })) },
		voting_rule: { ...voting_rule }
	};
}

/** A set-up in one line: teams, what is handed in, judging, voting. */
export function setUpInWords({ team_rule, submission_fields, judging, voting_rule }: SetUp): string {
	const parts = [
		teamsInWords(team_rule),
		fieldsInWords(submission_fields.map(({ label }) => label)),
		judgingInWords(judging, judging.criteria.length),
		votingInWords(voting_rule)
	];
	return `${parts.join('. ')}.`;
}
