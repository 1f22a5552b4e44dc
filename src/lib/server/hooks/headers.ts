import type { Handle } from '@sveltejs/kit';

const ALWAYS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'x-frame-options': 'DENY'
};

/** For what only this reader may keep, asking each time whether it still holds. */
export const KEPT = 'private, no-cache';

// the address itself is the permission: it must not travel on, be found or be kept
const BY_TOKEN = {
	'referrer-policy': 'no-referrer',
	'x-robots-tag': 'noindex, nofollow, noarchive',
	'cache-control': 'private, no-store'
};
const hasToken = (route: string | null) => route !== null && /^\/(shared|judge|api\/calendar)\//.test(route);
// a page with forms: without a referrer a browser says of its own posts that they come from nowhere
const hasForms = (route: string | null) => route?.startsWith('/judge/') === true;

/** Security headers on every answer; pages of people who are signed in are never kept by a cache. */
export const headers: Handle = async ({ event, resolve }) => {
	const answer = await resolve(event);
	// redirects made by the framework have headers that cannot be changed
	const isRedirect = answer.status >= 300 && answer.status < 400;
	const response = isRedirect ? new Response(answer.body, answer) : answer;
	for (const [name, value] of Object.entries(ALWAYS)) response.headers.set(name, value);
	if (event.url.protocol === 'https:') {
		response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
	}
	if (hasToken(event.route.id)) {
		for (const [name, value] of Object.entries(BY_TOKEN)) response.headers.set(name, value);
		if (hasForms(event.route.id)) response.headers.set('referrer-policy', 'same-origin');
	}
	// what says so itself (a picture that never changes) may be kept by the browser, and is asked for again each time
	const isKept = response.headers.get('cache-control') === KEPT && !response.headers.has('set-cookie');
	if (!isKept && (event.locals.person || response.headers.has('set-cookie'))) {
		response.headers.set('cache-control', 'private, no-store');
	}
	return response;
};
