import type { Handle } from '@sveltejs/kit';
import { backend } from '#lib/server/backend/backend.ts';
import { clientsFor, personOf } from '#lib/server/session.ts';

/** Gives the request its Supabase client and the person who asks. */
export const session: Handle = async ({ event, resolve }) => {
	Object.assign(event.locals, clientsFor(event, await backend()));
	// the time is asked for often, and the database asks itself who wants to know it
	const asksTime = event.route.id === '/api/time';
	event.locals.person = asksTime ? null : await personOf(event, event.locals.supabase);
	return resolve(event, {
		filterSerializedResponseHeaders: (name) => name === 'content-range' || name === 'x-supabase-api-version'
	});
};
