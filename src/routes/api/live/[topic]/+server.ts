import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { dressSaid } from '#lib/floor/said.server.ts';
import { backend } from '#lib/server/backend/backend.ts';
import { streamOf } from '#lib/server/live.ts';
import type { RequestHandler } from './$types';

const moment = z.coerce.number().positive().nullable().catch(null);

/** So many topics has one line at most: a browser has few lines, so its windows share one. */
const MOST = 24;

/**
 * What happens on a topic, or on several with commas between them, as server-sent events, for whom the policies on `realtime.messages`
 * let listen. `since`: from when on, for all of them or for each, with commas too.
 */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	// a preview listens to nothing; an answer without a body tells the browser not to ask again
	if (locals.preview) return new Response(null, { status: 204 });
	const auth = locals.auth();
	const { data } = await auth.getClaims();
	const token = (await auth.getSession()).data.session?.access_token;
	if (!data || !token || !locals.person) error(401, 'Sign in first');
	const { relay } = await backend();
	// what a page heard last; the first time, when it was asked for
	const [first = null, ...others] = (url.searchParams.get('since') ?? '').split(',').map((one) => moment.parse(one));
	const since = (at: number) => (at === 0 || others.length === 0 ? first : (others[at - 1] ?? null));
	const asked = params.topic.split(',').slice(0, MOST);
	const topics = new Map(asked.map((topic, at) => [topic, since(at)]));
	const stream = await streamOf(relay, { topics, claims: { ...data.claims }, token }, dressSaid);
	if (!stream) error(403, 'You may not listen to this');
	return new Response(stream, {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
	});
};
