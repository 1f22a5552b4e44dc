import { knownOf, respond } from '#lib/files/serving.server.ts';
import * as guests from '#lib/judging/guests.server.ts';
import { idOf } from '#lib/server/params.ts';
import type { RequestHandler } from './$types';

/** A file of a project that a guest judges, for whoever has the guest's link. */
export const GET: RequestHandler = async ({ locals, params: { token, team, file }, request }) => {
	const asked = { token, team: idOf(team), file: idOf(file), known: knownOf(request) };
	return respond(await guests.readFile(locals.supabase, asked), `file-${file}`);
};
