import { error as httpError, redirect } from '@sveltejs/kit';
import * as around from '#lib/ideas/around.server.ts';
import { hideIdeaForm } from '#lib/ideas/idea-form.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

/** One form: nothing here is left for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params }) => {
	const id = idOf(params.id);
	const [{ title, event }, { hidden, may_moderate }] = await Promise.all([
		ideas.toEdit(locals.supabase, id),
		around.read(locals.supabase, id)
	]);
	if (!may_moderate) httpError(403, 'Whoever runs the event of an idea, and leaders, hide it.');
	return { id, title, hidden, event: event?.name ?? null };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(hideIdeaForm, form);
		if (failure) return failure;
		const { error } = await ideas.hideIdea(locals.supabase, idOf(params.id), data);
		return error ? refuse(error, refusals, form) : redirect(303, `/ideas/${params.id}`);
	}
};
