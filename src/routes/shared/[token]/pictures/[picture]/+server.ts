import * as pictures from '#lib/experiments/pictures.server.ts';
import { knownOf, respond } from '#lib/files/serving.server.ts';
import { idOf } from '#lib/server/params.ts';
import type { RequestHandler } from './$types';

/** A picture that the page of this link shows; the token is the permission. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const asked = { token: params.token, picture: idOf(params.picture), known: knownOf(request) };
	return respond(await pictures.ofLink(locals.supabase, asked), `picture-${params.picture}`);
};
