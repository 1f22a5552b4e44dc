import { redirect, type Handle } from '@sveltejs/kit';

/** Signed-out people see only the sign-in pages; who has no complete profile is asked for it first. */
export const guard: Handle = async ({ event, resolve }) => {
	const { person } = event.locals;
	if (event.route.id?.startsWith('/(app)')) {
		const here = event.request.method === 'GET' ? event.url.pathname + event.url.search : '/';
		if (!person) redirect(303, here === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: here })}`);
		if (!person.is_complete && event.url.pathname !== '/welcome') {
			redirect(303, here === '/' ? '/welcome' : `/welcome?${new URLSearchParams({ next: here })}`);
		}
	}
	return resolve(event);
};
