import { error } from '@sveltejs/kit';
import { render } from '#lib/server/markdown.server.ts';
import type { RequestHandler } from './$types';

/** The HTML of a markdown text that is being written. */
export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.person) error(401, 'Sign in first.');
	const text = (await request.formData()).get('text');
	if (typeof text !== 'string') error(400, 'Send the text in the field "text".');
	return new Response(render(text), {
		headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
	});
};
