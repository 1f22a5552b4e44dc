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
	const isPage = event.request.method === 'GET' && event.route.id?.startsWith('/(app)') === true;
	const before = isPage ? lastPersonOf(event) : undefined;
	if (!before) {
		// the time is asked for often, and the database asks itself who wants to know it
		event.locals.person = event.route.id === '/api/time' ? null : await personOf(event, supabase);
		return resolve(event, answering);
	}
	// for whom it was the last time the page is made while the database says who asks now: both travel together, and the
	// page is shown only where it is the same person
	event.locals.person = before;
	const [answer, person] = await Promise.all([resolve(event, answering), personOf(event, supabase)]);
	if (isDeepStrictEqual(person, before)) return answer;
	await answer.body?.cancel();
	event.locals.person = person;
	admit(event);
	redirect(303, event.url.pathname + event.url.search);
};
