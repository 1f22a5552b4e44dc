import * as exports from '#lib/experiments/exports.server.ts';
import { segmentRows } from '#lib/experiments/exports.ts';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import { idOf } from '#lib/server/params.ts';
import type { RequestHandler } from './$types';

/** All readings of parts of the audience, with their corrections. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { whole, experiment } = await exports.whole(locals.supabase, idOf(params.id));
	return new Response(csv(segmentRows(whole, experiment)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`${experiment.title} segments`, 'csv')}"`
		}
	});
};
