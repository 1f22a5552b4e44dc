import * as activity from '#lib/activity/activity.server.ts';
import type { RequestHandler } from './$types';

/** The whole log, an entry a line, for `npm run verify`. */
export const GET: RequestHandler = async ({ locals }) => {
	const at = new Date().toISOString();
	return new Response(await activity.exported(locals.supabase, at), {
		headers: {
			'content-type': 'application/x-ndjson; charset=utf-8',
			'content-disposition': `attachment; filename="common-ground-log-${at.slice(0, 10)}.jsonl"`
		}
	});
};
