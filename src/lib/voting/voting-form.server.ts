import { z } from 'zod';
import type { FormParts } from '#lib/server/meanwhile.ts';
import { methods } from '#lib/voting/voting.ts';

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
		// a team that got nothing says nothing: of many teams a ballot would be longer than one may be
		Object.fromEntries(
			Object.entries(votes).flatMap(([team, weight]): [string, number][] => (weight ? [[team.slice(1), weight]] : []))
		)
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

/** How an event votes, as the fields of that form. */
export const ruleValues = ({ method, amount, most_on_one }: RuleDraft) => ({
	...{ method, amount: String(amount), most_on_one: String(most_on_one) }
});

/** The parts of that form. */
export const ruleParts: FormParts = {
	labels: { method: 'Method', amount: 'How much each person has', most_on_one: 'At most on one team' },
	says: (kind, value) => (kind === 'method' ? methods.find((one) => one.value === value)?.label : undefined),
	// how much there is means something only by the method
	together: () => ['method', 'amount', 'most_on_one']
};
