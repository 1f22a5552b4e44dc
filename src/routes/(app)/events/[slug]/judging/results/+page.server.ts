import { agreementOf } from '#lib/judging/agreement.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { pairAgreementOf, pairResultsOf } from '#lib/judging/pairResults.ts';
import { resultsOf } from '#lib/judging/results.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [{ scores, verdicts, ...opened }, comments] = await Promise.all([
		judging.resultsOf(locals.supabase, params.slug),
		judging.comments(locals.supabase, params.slug)
	]);
	const { scores: marks, ...results } = resultsOf({ ...opened, scores });
	const pairs = opened.method === 'pairs' ? pairResultsOf(opened.projects, verdicts) : null;
	return {
		judging: opened,
		results,
		pairs,
		agreement: pairs ? pairAgreementOf(verdicts, pairs) : agreementOf(marks),
		comments: [...Map.groupBy(comments, ({ team_id }) => team_id)].map(([team, said]) => ({
			team,
			name: said[0]?.team ?? '',
			said: said.map(({ comment }) => comment)
		}))
	};
};
