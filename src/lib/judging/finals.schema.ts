import { z } from 'zod';
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
