import { error } from '@sveltejs/kit';
import { marksAsRows, verdictsAsRows } from '#lib/judging/exports.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import type { RequestHandler } from './$types';

/** Every mark as a file, with the judges' names: for organizers. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const opened = await judging.resultsOf(locals.supabase, params.slug);
	if (!opened.is_open || !opened.judges) error(404, 'The scores are sealed.');
	const rows = opened.method === 'pairs' ? verdictsAsRows(opened, opened.judges) : marksAsRows(opened, opened.judges);
	return new Response(csv(rows), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`marks ${opened.name}`, 'csv')}"`
		}
	});
};
