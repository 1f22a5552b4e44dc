import { isDeepStrictEqual } from 'node:util';
import { redirect, type Handle, type ResolveOptions } from '@sveltejs/kit';
import { backend } from '#lib/server/backend/backend.ts';
import { admit } from '#lib/server/hooks/guard.ts';
import { clientsFor, lastPersonOf, personOf } from '#lib/server/session.ts';

const answering: ResolveOptions = {
	filterSerializedResponseHeaders: (name) => name === 'content-range' || name === 'x-supabase-api-version'
};

/** Gives the request its Supabase client and the person who asks. */
export const session: Handle = async ({ event, resolve }) => {
	Object.assign(event.locals, clientsFor(event, await backend()));
	const { supabase } = event.locals;
	// what a page that is open asks for goes into it: it is not led anywhere
	const isNewPage =
		event.request.method === 'GET' && !event.isDataRequest && event.route.id?.startsWith('/(app)') === true;
	const before = isNewPage ? lastPersonOf(event) : undefined;
	if (!before) {
		// the time is asked for often, and the database asks itself who wants to know it
		event.locals.person = event.route.id === '/api/time' ? null : await personOf(event, supabase);
		return resolve(event, answering);
	}
	// for whom it was the last time the page is made while the database says who asks now: both travel together, and the
	// page is shown only where nothing about the person has changed
	event.locals.person = before;
	const [answer, asked] = await Promise.allSettled([resolve(event, answering), personOf(event, supabase)]);
	if (asked.status === 'fulfilled' && isDeepStrictEqual(asked.value, before)) return settled(answer);
	if (answer.status === 'fulfilled') await answer.value.body?.cancel();
	event.locals.person = settled(asked);
	admit(event);
	redirect(303, event.url.pathname + event.url.search);
};

function settled<T>(result: PromiseSettledResult<T>): T {
	if (result.status === 'rejected') throw result.reason;
	return result.value;
}
