import { z } from 'zod';

/** Votes by team as the form sends them: a list would end at its two-hundredth place, so a team's field begins with a t. */
export const ballotForm = z
	.object({
		votes: z
			.record(
				z.string().regex(/^t[1-9]\d{0,14}$/),
				z.union([
					z.literal('').transform(() => 0),
					z.coerce
						.number('Give a whole number of votes.')
						.int('Give a whole number of votes.')
						.min(0, 'Give a number from 0.')
						.max(100, 'Give fewer votes.')
				])
			)
			.default({})
	})
	.transform(({ votes }) =>
		Object.fromEntries(Object.entries(votes).map(([team, weight]): [string, number] => [team.slice(1), weight]))
	);

const count = (most: number) =>
	z.coerce
		.number('Give a number.')
		.int('Give a whole number.')
		.min(1, 'Give a number from 1.')
		.max(most, `Give a number up to ${most}.`);

/** How an event votes, as its form sends it. */
export const ruleForm = z.object({
	method: z.enum(['allowance', 'quadratic', 'ranked'], 'Choose how people vote.'),
	amount: count(100),
	most_on_one: count(10).default(1)
});

/** What the database is told of it. */
export type RuleDraft = z.output<typeof ruleForm>;
