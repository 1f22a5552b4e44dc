import { knownOf, respond } from '#lib/files/serving.server.ts';
import * as files from '#lib/ideas/files.server.ts';
import { idOf } from '#lib/server/params.ts';
import type { RequestHandler } from './$types';

/** A file of an idea, for whoever may read the idea. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const asked = { idea: idOf(params.id), file: idOf(params.file), known: knownOf(request) };
	return respond(await files.read(locals.supabase, asked), `file-${params.file}`);
};
