import { redirect } from '@sveltejs/kit';
import * as exports from '#lib/experiments/exports.server.ts';
import { segmentRows } from '#lib/experiments/exports.ts';
import { leads } from '#lib/people/people.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { whereOpened } from '#lib/reviews/reviews.ts';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import { idOf } from '#lib/server/params.ts';
import type { RequestHandler } from './$types';

/** All readings of parts of the audience, with their corrections. Of results that are held back, the page that opens them. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const withheld = leads(locals.person) && (await reviews.withheldOf(locals.supabase, idOf(params.id)));
	if (withheld) redirect(303, whereOpened(withheld));
	const { whole, experiment } = await exports.whole(locals.supabase, idOf(params.id));
	return new Response(csv(segmentRows(whole, experiment)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`${experiment.title} segments`, 'csv')}"`
		}
	});
};
