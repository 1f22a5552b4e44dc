import * as exports from '#lib/experiments/exports.server.ts';
import { readingRows } from '#lib/experiments/exports.ts';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import { idOf } from '#lib/server/params.ts';
import type { RequestHandler } from './$types';

/** All readings of one experiment, with their corrections. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { experiment } = await exports.whole(locals.supabase, idOf(params.id));
	return new Response(csv(readingRows(experiment)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`${experiment.title} readings`, 'csv')}"`
		}
	});
};
