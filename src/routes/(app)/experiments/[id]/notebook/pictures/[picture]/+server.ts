import * as pictures from '#lib/experiments/pictures.server.ts';
import { knownOf, respond } from '#lib/files/serving.server.ts';
import { idOf } from '#lib/server/params.ts';
import type { RequestHandler } from './$types';

/** A picture of the notebook or of a variant, behind the same policies as what it belongs to. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const asked = { experiment: idOf(params.id), picture: idOf(params.picture), known: knownOf(request) };
	return respond(await pictures.ofExperiment(locals.supabase, asked), `picture-${params.picture}`);
};
