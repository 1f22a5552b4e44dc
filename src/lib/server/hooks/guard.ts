import { redirect, type Handle } from '@sveltejs/kit';

/** Signed-out people see only the sign-in pages; who has no complete profile is asked for it first. */
export const guard: Handle = async ({ event, resolve }) => {
	const { person } = event.locals;
	if (event.route.id?.startsWith('/(app)')) {
		const here = pageOf(event.url);
		// a form that was sent and is led away knows by `next` that the session has ended
		const isAtFront = here === '/' && event.request.method === 'GET';
		if (!person) redirect(303, isAtFront ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: here })}`);
		if (!person.is_complete && event.url.pathname !== '/welcome') {
			redirect(303, here === '/' ? '/welcome' : `/welcome?${new URLSearchParams({ next: here })}`);
		}
	}
	return resolve(event);
};

/** The address of the page at which something was asked: without the action of a form. */
function pageOf({ pathname, search }: URL): string {
	const kept = search
		.slice(1)
		.split('&')
		.filter((part) => part !== '' && !part.startsWith('/'));
	return pathname + (kept.length > 0 ? `?${kept.join('&')}` : '');
}
