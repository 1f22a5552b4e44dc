import type { Handle } from '@sveltejs/kit';
import { backend } from '#lib/server/backend/backend.ts';
import { clientFor, personOf } from '#lib/server/session.ts';

/** Gives the request its Supabase client and the person who asks. */
export const session: Handle = async ({ event, resolve }) => {
	event.locals.supabase = clientFor(event, await backend());
	event.locals.person = await personOf(event, event.locals.supabase);
	return resolve(event, {
		filterSerializedResponseHeaders: (name) => name === 'content-range' || name === 'x-supabase-api-version'
	});
};
