import { z } from 'zod';
import type { FormParts } from '#lib/server/meanwhile.ts';
import { methodNames } from '#lib/judging/judging.ts';
import { numbered } from '#lib/judging/judging.schema.ts';

/** Who is judged once more, as the form sends it: `team.t12` for the team 12. */
export const finalistsForm = z
	.object({
		team: z.preprocess(numbered('t'), z.record(z.string().regex(/^\d{1,15}$/), z.literal('on'))).default({}),
		method: z.enum(['rubric', 'pairs'], 'Choose how the finalists are judged.'),
		reason: z.string().trim().max(500, 'Shorten the reason to 500 characters.').default('')
	})
	.transform(({ team, ...how }) => ({ ...how, teams: Object.keys(team).map(Number) }));

/** What the database is told of finalists. */
export type FinalistsDraft = z.output<typeof finalistsForm>;

type Named = {
	readonly method: 'rubric' | 'pairs';
	readonly final: {
		readonly reason?: string | null | undefined;
		readonly finalists: readonly { readonly id: number }[];
	} | null;
};

/** Who is named, as the fields of that form: nobody before, whoever is proposed. */
export function finalistValues({ method, final }: Named): Record<string, string> {
	const named = final?.finalists.map(({ id }): [string, string] => [`team.t${id}`, 'on']) ?? [];
	return { method, reason: final?.reason ?? '', ...Object.fromEntries(named) };
}

/** The parts of that form. Finalists and why they are chosen go together. */
export const finalistParts = (projects: readonly { readonly team: number; readonly name: string }[]): FormParts => ({
	labels: { team: 'Finalists', reason: 'Why, if these are not the first ones', method: 'How the finalists are judged' },
	says: (kind, value) => {
		if (kind === 'method') return value === 'pairs' ? methodNames.pairs : methodNames.rubric;
		return projects.find(({ team }) => kind === `team.t${team}`)?.name;
	},
	together: () => ['team', 'reason']
});
