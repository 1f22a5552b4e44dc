import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { dressSaid } from '#lib/floor/said.server.ts';
import { backend } from '#lib/server/backend/backend.ts';
import { streamOf } from '#lib/server/live.ts';
import type { RequestHandler } from './$types';

const moment = z.coerce.number().positive().nullable().catch(null);

/** So many topics has one line at most: a browser has few lines, and a page needs one. */
const MOST = 3;

/** What happens on a topic, or on several with commas between them, as server-sent events, for whom the policies on `realtime.messages` let listen. */
export const GET: RequestHandler = async ({ params, locals, request, url }) => {
	// a preview listens to nothing; an answer without a body tells the browser not to ask again
	if (locals.preview) return new Response(null, { status: 204 });
	const { data } = await locals.supabase.auth.getClaims();
	const token = (await locals.supabase.auth.getSession()).data.session?.access_token;
	if (!data || !token || !locals.person) error(401, 'Sign in first');
	const { relay } = await backend();
	// a browser that comes back names what it heard last; the first time it is told from when its page is
	const since = moment.parse(request.headers.get('last-event-id') ?? url.searchParams.get('since'));
	const topics = [...new Set(params.topic.split(','))].slice(0, MOST);
	const stream = await streamOf(relay, { topics, claims: { ...data.claims }, token, since }, dressSaid);
	if (!stream) error(403, 'You may not listen to this');
	return new Response(stream, {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
	});
};
