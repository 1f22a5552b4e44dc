import { error } from '@sveltejs/kit';
import { marksAsRows, verdictsAsRows } from '#lib/judging/exports.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { roundOf } from '#lib/judging/rounds.ts';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import type { RequestHandler } from './$types';

/** Every mark of a round as a file, with the judges' names: for organizers. The first one, unless `round` is 2. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const opened = await judging.resultsOf(locals.supabase, params.slug);
	const isFinal = url.searchParams.get('round') === '2';
	if (!opened.is_open || !opened.judges || (isFinal && !opened.final?.is_open)) error(404, 'The scores are sealed.');
	const own = roundOf(opened, isFinal ? 2 : 1);
	const rows = own.method === 'pairs' ? verdictsAsRows(own, opened.judges) : marksAsRows(own, opened.judges);
	const name = `marks ${isFinal ? 'second round ' : ''}${opened.name}`;
	return new Response(csv(rows), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(name, 'csv')}"`
		}
	});
};
