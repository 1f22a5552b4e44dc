import { error, json } from '@sveltejs/kit';
import * as drafts from '#lib/ideas/drafts.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import { parse } from '#lib/server/forms.ts';
import { sentenceFor } from '#lib/server/refusals.ts';
import type { RequestHandler } from './$types';

/** Keeps an idea that is being written: 200 with its version when it is kept, 204 when nothing is written, 409 with what another form saved or logged. */
export const POST: RequestHandler = async ({ locals, request }) => {
	if (!locals.person) error(401, 'Sign in first.');
	const { data: draft, failure } = parse(drafts.draftForm, await request.formData());
	if (failure) error(400, 'This is not an idea.');
	const saved = await drafts.save(locals.supabase, draft);
	if (saved.logged) return json({ logged: saved.logged }, { status: 409 });
	if (!saved.error) return saved.data ? json(saved.data) : new Response(null, { status: 204 });
	const other = await drafts.metBy(locals.supabase, saved.error, draft.key);
	if (other) return json({ other }, { status: 409 });
	error(422, sentenceFor(saved.error, refusals).says);
};
