import { error, redirect } from '@sveltejs/kit';
import * as learnings from '#lib/learnings/learnings.server.ts';
import { refusals } from '#lib/learnings/learnings.ts';
import { rewordForm } from '#lib/learnings/learnings.schema.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [{ id, current_id, claim, detail, tags, may_reword }, library] = await Promise.all([
		learnings.read(locals.supabase, idOf(params.id)),
		learnings.find(locals.supabase, { q: '', tag: null, before: null })
	]);
	if (current_id !== id) redirect(303, `/learnings/${current_id}`);
	if (!may_reword) error(403, 'Not allowed');
	return { learning: { id, claim, detail, tags }, suggestions: library.tags };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(rewordForm, form);
		if (failure) return failure;
		const { data: id, error: refusal } = await learnings.reword(locals.supabase, idOf(params.id), data);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, `/learnings/${id}`);
	}
};
