import { redirect } from '@sveltejs/kit';
import { analyse, historyOf } from '#lib/experiments/analysis.ts';
import * as exports from '#lib/experiments/exports.server.ts';
import { exportOf } from '#lib/experiments/exports.ts';
import { leads } from '#lib/people/people.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { whereOpened } from '#lib/reviews/reviews.ts';
import { fileName } from '#lib/server/csv-writer.ts';
import { idOf } from '#lib/server/params.ts';
import type { RequestHandler } from './$types';

/** One experiment with everything that is needed to compute its result again. Of results that are held back, the page that opens them. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const withheld = leads(locals.person) && (await reviews.withheldOf(locals.supabase, idOf(params.id)));
	if (withheld) redirect(303, whereOpened(withheld));
	const { whole, experiment } = await exports.whole(locals.supabase, idOf(params.id));
	const address = `${url.origin}/experiments/${experiment.id}`;
	const results = analyse(experiment).map((result) => ({ ...result, series: historyOf(experiment, result) }));
	const body = exportOf({ whole, results, at: new Date().toISOString(), address });
	return new Response(body, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${fileName(experiment.title, 'json')}"`
		}
	});
};
