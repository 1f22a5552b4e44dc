import { knownOf, respond } from '#lib/files/serving.server.ts';
import { idOf } from '#lib/server/params.ts';
import * as files from '#lib/submissions/files.server.ts';
import type { RequestHandler } from './$types';

/** A file of a team, for whoever may read its draft or what it handed in. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const asked = { team: idOf(params.id), file: idOf(params.file), known: knownOf(request) };
	return respond(await files.read(locals.supabase, asked), `file-${params.file}`);
};
