import * as notebook from '#lib/experiments/notebook.server.ts';
import { KEPT } from '#lib/server/hooks/headers.ts';
import { idOf } from '#lib/server/params.ts';
import type { RequestHandler } from './$types';

/**
 * A picture of the notebook, behind the same policies as its entry. Its type is what its bytes say; whatever else may be
 * in it, a browser runs none of it.
 */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const known = /^(?:W\/)?"([0-9a-f]{64})"$/.exec(request.headers.get('if-none-match') ?? '')?.[1];
	const asked = { experiment: idOf(params.id), picture: idOf(params.picture), known };
	const { content, hash, media_type } = await notebook.picture(locals.supabase, asked);
	const headers = { etag: `"${hash}"`, 'cache-control': KEPT };
	if (content === null) return new Response(null, { status: 304, headers });
	return new Response(Buffer.from(content, 'base64'), {
		headers: {
			...headers,
			'content-type': media_type,
			'content-disposition': `inline; filename="picture-${params.picture}.${media_type.split('/')[1]}"`,
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff'
		}
	});
};
