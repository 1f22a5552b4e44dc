import * as handovers from '#lib/handovers/handovers.server.ts';
import { handoverRows } from '#lib/handovers/handoverRows.ts';
import { filterOf } from '#lib/handovers/handovers.ts';
import { csv } from '#lib/server/csv-writer.ts';
import type { RequestHandler } from './$types';

/** The list of handovers as its page shows it, all pages in one. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { rows } = await handovers.list(locals.supabase, filterOf(url.searchParams), 10_000);
	return new Response(csv(handoverRows(rows)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': 'attachment; filename="handovers.csv"'
		}
	});
};
