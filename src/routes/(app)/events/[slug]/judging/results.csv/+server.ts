import { error } from '@sveltejs/kit';
import { lastPlacesAsRows } from '#lib/judging/exports.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { roundsOf } from '#lib/judging/rounds.ts';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import type { RequestHandler } from './$types';

/** The places as a file, for whom the page shows them. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const opened = await judging.resultsOf(locals.supabase, params.slug);
	if (!opened.is_open) error(404, 'The scores are sealed.');
	const rows = lastPlacesAsRows(roundsOf(opened));
	if (!rows) error(404, 'The judges of the second round saw too little of the same, so there are no places over all.');
	return new Response(csv(rows), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`judging ${opened.name}`, 'csv')}"`
		}
	});
};
