import { agreementOf } from '#lib/judging/agreement.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { resultsOf } from '#lib/judging/results.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [{ scores, ...opened }, comments] = await Promise.all([
		judging.resultsOf(locals.supabase, params.slug),
		judging.comments(locals.supabase, params.slug)
	]);
	const { scores: marks, ...results } = resultsOf({ ...opened, scores });
	return {
		judging: opened,
		results,
		agreement: agreementOf(marks),
		comments: [...Map.groupBy(comments, ({ team_id }) => team_id)].map(([team, said]) => ({
			team,
			name: said[0]?.team ?? '',
			said: said.map(({ comment }) => comment)
		}))
	};
};
