import { json } from '@sveltejs/kit';
import * as pushes from '#lib/experiments/pushes.server.ts';
import { backend } from '#lib/server/backend/backend.ts';
import { idOf } from '#lib/server/params.ts';
import { addressOf, strangerFor } from '#lib/server/session.ts';
import type { RequestHandler } from './$types';

/** Readings from a program that holds a token of the experiment: JSON or CSV, appended, all or none. */
export const POST: RequestHandler = async (event) => {
	const { headers } = event.request;
	const { status, body } = await pushes.push(strangerFor(event, await backend()), {
		experiment: idOf(event.params.id),
		token: /^Bearer +(\S{1,200})$/i.exec(headers.get('authorization') ?? '')?.[1] ?? '',
		key: headers.get('idempotency-key'),
		contentType: headers.get('content-type') ?? '',
		text: await event.request.text(),
		isCumulative: event.url.searchParams.get('cumulative') === 'true',
		address: addressOf(event)
	});
	return json(body, {
		status,
		headers: {
			'cache-control': 'no-store',
			...(status === 401 && { 'www-authenticate': 'Bearer' }),
			...(status === 429 && { 'retry-after': '60' })
		}
	});
};
