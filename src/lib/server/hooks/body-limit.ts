import type { Handle } from '@sveltejs/kit';
import errorPage from '../../../error.html?raw';

const KILOBYTE = 1024;
// the longest form holds an idea or a few hundred pasted readings; files come as multipart
const TYPED = 128 * KILOBYTE;
const UPLOADED = 512 * KILOBYTE;
// a file of 4 MB, and room to answer beside the field what is somewhat larger
const ATTACHED = 7168 * KILOBYTE;

/** Where more is asked for: three pictures or one, a file, five hundred ideas (pasted, and corrected in a file), a hundred thousand readings from a spreadsheet, ten thousand from a program. */
const LARGER: Readonly<Record<string, number>> = {
	'/(app)/experiments/[id]/notebook': 3200 * KILOBYTE,
	'/(app)/experiments/[id]/pictures': 3200 * KILOBYTE,
	'/(app)/ideas/new': ATTACHED,
	'/(app)/ideas/import': 2048 * KILOBYTE,
	'/(app)/ideas/[id]/files': ATTACHED,
	'/(app)/teams/[id]/files': ATTACHED,
	'/(app)/experiments/[id]/readings/import': 8192 * KILOBYTE,
	'/api/experiments/[id]/readings': 2048 * KILOBYTE
};

/** Refuses a body that is larger than what is asked for at that address, before it is read. */
export const bodyLimit: Handle = async ({ event, resolve }) => {
	const { headers } = event.request;
	const isUpload = headers.get('content-type')?.startsWith('multipart/form-data') ?? false;
	const larger = LARGER[event.route.id ?? ''];
	const limit = larger ?? (isUpload ? UPLOADED : TYPED);
	const length = headers.get('content-length');
	// a body of unknown length is only read where the framework's own limit is no more than ours
	if (length === null && headers.has('transfer-encoding') && !larger)
		return answer(event.route.id, 411, 'Say how long this is.');
	if (Number(length ?? 0) <= limit) return resolve(event);
	const asksForPage = headers.get('accept')?.includes('text/html') ?? false;
	if (asksForPage && !event.route.id?.startsWith('/api/')) return pageOf(limit === ATTACHED ? FILE : limit);
	const says = `This is more than ${limit / KILOBYTE} kB: send it in smaller parts.`;
	// a form that a script sent keeps its page, and says it there
	if (headers.get('x-sveltekit-action') === 'true')
		return Response.json(
			{ type: 'error', status: 413, error: { message: says } },
			{ status: 413, headers: { connection: 'close' } }
		);
	return answer(event.route.id, 413, says);
};

const FILE = 'file';

/**
 * What a form sent without JavaScript gets: the body is not read, so what was typed comes back only with the browser's own
 * button, and the page says so.
 */
export function pageOf(limit: number | typeof FILE): Response {
	const most = limit === FILE ? 'A file may have at most 4 MB' : `A form may send at most ${limit / KILOBYTE} kB`;
	const instead = limit === FILE ? 'choose a smaller file, or none' : 'shorten it, or send it in parts';
	const says = `<h1>This was too large to send</h1>
			<p>${most}. What you sent was larger, so it was not read and nothing of it was saved.</p>
			<p>Go back with your browser’s back button: what you typed is still in the form there. Then ${instead}, and send it again.</p>`;
	const page = errorPage
		.replace(/<title>.*<\/title>/, '<title>Too large to send · Common Ground</title>')
		.replace(/<h1>[\s\S]*(?=<\/main>)/, () => says);
	const headers = { connection: 'close', 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
	return new Response(page, { status: 413, headers });
}

function answer(route: string | null, status: 411 | 413, message: string): Response {
	const headers = { connection: 'close' };
	// programs read JSON
	if (route?.startsWith('/api/experiments/'))
		return Response.json({ error: 'too_large', message }, { status, headers });
	return new Response(message, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } });
}
