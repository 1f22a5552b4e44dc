import { error } from '@sveltejs/kit';
import * as drafts from '#lib/ideas/drafts.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import { parse } from '#lib/server/forms.ts';
import { sentenceFor } from '#lib/server/refusals.ts';
import type { RequestHandler } from './$types';

/** Keeps an idea that is being written: 200 when it is kept, 204 when there is nothing to keep. */
export const POST: RequestHandler = async ({ locals, request }) => {
	if (!locals.person) error(401, 'Sign in first.');
	const { data: draft, failure } = parse(drafts.draftForm, await request.formData());
	if (failure) error(400, 'This is not an idea.');
	const saved = await drafts.save(locals.supabase, draft);
	if (saved.error) error(422, sentenceFor(saved.error, refusals).says);
	return new Response(null, { status: saved.data === null ? 204 : 200 });
};
