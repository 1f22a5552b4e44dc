import { exportOf } from '#lib/decisions/record-export.ts';
import * as records from '#lib/decisions/records.server.ts';
import { idOf } from '#lib/server/params.ts';
import type { RequestHandler } from './$types';

/** A decision with everything it was taken on, and by what that can be checked. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const id = idOf(params.id);
	const [page, text] = await Promise.all([records.read(locals.supabase, id), records.text(locals.supabase, id)]);
	const body = exportOf({
		page,
		text,
		results: records.analysed(page.document),
		at: new Date().toISOString(),
		address: `${url.origin}/decisions/${id}`
	});
	return new Response(body, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="decision-${id}.json"`
		}
	});
};
