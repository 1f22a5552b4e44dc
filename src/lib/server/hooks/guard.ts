import { redirect, type Handle, type RequestEvent } from '@sveltejs/kit';

/** Leads signed-out people to where one signs in, and people without a profile to where one introduces oneself. */
export function admit({ locals: { person }, route, request, url }: RequestEvent): void {
	if (!route.id?.startsWith('/(app)')) return;
	const here = pageOf(url);
	// a form that was sent and is led away knows by `next` that the session has ended
	const isAtFront = here === '/' && request.method === 'GET';
	if (!person) redirect(303, isAtFront ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: here })}`);
	if (!person.is_complete && url.pathname !== '/welcome') {
		redirect(303, here === '/' ? '/welcome' : `/welcome?${new URLSearchParams({ next: here })}`);
	}
}

/** Signed-out people see only the sign-in pages; who has no complete profile is asked for it first. */
export const guard: Handle = async ({ event, resolve }) => {
	admit(event);
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
