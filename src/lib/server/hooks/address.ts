import { error, redirect, type Handle } from '@sveltejs/kit';

/** A text of the database holds no NUL: there is no page at such an address, and a question is asked without it. */
export const address: Handle = async ({ event, resolve }) => {
	const { pathname, search } = event.url;
	if (/%00|\0/.test(pathname)) error(404, 'There is no page at this address.');
	if (/%00|\0/.test(search) && event.request.method === 'GET')
		redirect(303, pathname + search.replaceAll(/%00|\0/g, ''));
	return resolve(event);
};
