import type { Handle } from '@sveltejs/kit';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request that changes something was made by a page of ours; the framework looks at forms only. */
export function isOurs(headers: Headers, origin: string): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin' && site !== 'none') return false;
	const from = headers.get('origin');
	return from === null ? site !== null : from === origin;
}

/** Programs authenticate by a token instead of a cookie, so no page can borrow their rights. */
const hasOwnToken = (headers: Headers) => !headers.has('cookie') && headers.has('authorization');

/** Addresses that read no cookie: their answer to a request without a token is theirs to give. */
const BY_TOKEN_ONLY = new Set<string | null>(['/api/experiments/[id]/readings']);

/** Refuses every unsafe request that another site's page could have sent. */
export const sameSite: Handle = async ({ event, resolve }) => {
	const { method, headers } = event.request;
	const mayPass = isOurs(headers, event.url.origin) || hasOwnToken(headers) || BY_TOKEN_ONLY.has(event.route.id);
	if (SAFE.has(method) || mayPass) return resolve(event);
	const says = `This request did not come from a page of ${event.url.origin}. Open the app at that address, or set ORIGIN to the address you use.`;
	return new Response(says, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
