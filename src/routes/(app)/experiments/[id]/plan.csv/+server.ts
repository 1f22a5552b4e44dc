import * as exports from '#lib/experiments/exports.server.ts';
import { planRows } from '#lib/experiments/planExport.ts';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import { idOf } from '#lib/server/params.ts';
import type { RequestHandler } from './$types';

/** The plan of one experiment as it was registered and as it stands. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { whole, experiment } = await exports.whole(locals.supabase, idOf(params.id));
	return new Response(csv(planRows(experiment, whole)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`${experiment.title} plan`, 'csv')}"`
		}
	});
};
