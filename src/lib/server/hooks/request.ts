import { randomUUID } from 'node:crypto';
import { isHttpError, type Handle } from '@sveltejs/kit';
import page from '../../../error.html?raw';
import { log } from '#lib/server/log.ts';

const FROM_A_PROXY = /^[\w.:-]{8,80}$/;

/** What a hook threw because the database is away: the framework would answer it without saying when to come back. */
function comeBack(failure: unknown, isSentByScript: boolean): Response {
	if (!isHttpError(failure, 503)) throw failure;
	// a form that a script sent stays on the page that says what became of it
	if (isSentByScript) return Response.json({ type: 'error', status: 503, error: failure.body }, { status: 503 });
	const body = page.replaceAll('%sveltekit.status%', '503').replace('%sveltekit.error.message%', failure.body.message);
	return new Response(body, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** Names every request, logs one line about it, and gives an answer the status that its failure deserves. */
export const request: Handle = async ({ event, resolve }) => {
	const began = performance.now();
	event.locals.since = Date.now();
	const given = event.request.headers.get('x-request-id') ?? '';
	event.locals.requestId = FROM_A_PROXY.test(given) ? given : randomUUID();
	event.locals.log = log.child({ request: event.locals.requestId });
	const isSentByScript = event.request.headers.get('x-sveltekit-action') === 'true';
	let response = await Promise.resolve(resolve(event)).catch((failure) => comeBack(failure, isSentByScript));
	const status = event.locals.failureStatus;
	if (status !== undefined && response.status === 500) {
		response = new Response(response.body, { status, headers: response.headers });
	}
	if (response.status === 503) response.headers.set('retry-after', '2');
	response.headers.set('x-request-id', event.locals.requestId);
	event.locals.log.info({
		method: event.request.method,
		route: event.route.id,
		status: response.status,
		ms: Math.round(performance.now() - began)
	});
	return response;
};
