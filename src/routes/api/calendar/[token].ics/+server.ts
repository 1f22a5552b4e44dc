import * as feeds from '#lib/experiments/feeds.server.ts';
import * as ledger from '#lib/ledger/calendar.server.ts';
import type { RequestHandler } from './$types';

/** A calendar to subscribe to. The address is the permission: a calendar programme has no session. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { origin } = url;
	const besides = await ledger.entriesOf(locals.supabase, params.token, origin);
	const calendar = await feeds.read(locals.supabase, params.token, { origin, besides });
	return new Response(calendar, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="common-ground.ics"'
		}
	});
};
