import type { Handle } from '@sveltejs/kit';

const KILOBYTE = 1024;
// the longest form holds an idea or a few hundred pasted readings; files come as multipart
const TYPED = 128 * KILOBYTE;
const UPLOADED = 512 * KILOBYTE;
// an entry of the notebook brings three pictures of 1 MB at most
const WITH_PICTURES = 3200 * KILOBYTE;
const TAKES_PICTURES = /^\/experiments\/\d+\/notebook$/;

/** Refuses a body that is larger than anything the app asks for, before it is read. */
export const bodyLimit: Handle = async ({ event, resolve }) => {
	const { headers } = event.request;
	const isUpload = headers.get('content-type')?.startsWith('multipart/form-data') ?? false;
	const limit = !isUpload ? TYPED : TAKES_PICTURES.test(event.url.pathname) ? WITH_PICTURES : UPLOADED;
	if (Number(headers.get('content-length') ?? 0) <= limit) return resolve(event);
	return new Response(`This is more than ${limit / KILOBYTE} kB: send it in smaller parts.`, {
		status: 413,
		headers: { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }
	});
};
