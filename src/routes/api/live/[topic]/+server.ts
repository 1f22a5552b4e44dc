import { error } from '@sveltejs/kit';
import { backend } from '#lib/server/backend/backend.ts';
import { streamOf } from '#lib/server/live.ts';
import type { RequestHandler } from './$types';

/** What happens on a topic, as server-sent events, for whom the policies on `realtime.messages` let listen. */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	// a preview listens to nothing; an answer without a body tells the browser not to ask again
	if (locals.preview) return new Response(null, { status: 204 });
	const { data } = await locals.supabase.auth.getClaims();
	const token = (await locals.supabase.auth.getSession()).data.session?.access_token;
	if (!data || !token || !locals.person) error(401, 'Sign in first');
	const { relay } = await backend();
	const lastId = request.headers.get('last-event-id');
	const stream = await streamOf(relay, { topic: params.topic, claims: { ...data.claims }, token, lastId });
	if (!stream) error(403, 'You may not listen to this');
	return new Response(stream, {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
	});
};
