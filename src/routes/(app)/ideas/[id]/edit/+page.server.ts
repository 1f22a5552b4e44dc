import { error, redirect } from '@sveltejs/kit';
import { ideaForm } from '#lib/ideas/idea-form.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const idea = await ideas.toEdit(locals.supabase, idOf(params.id));
	if (idea.proposed_by !== locals.person?.id) error(404, 'Only its author can change this idea.');
	const { id, event, title, problem, proposal, tags, challenge_id } = idea;
	const place = event ? [event.id, challenge_id].filter(Boolean).join('.') : '';
	return { id, event, title, values: { title, problem, proposal, tags: tags.join(', '), place } };
};

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(ideaForm, form);
		if (failure) return failure;
		const { error } = await ideas.edit(locals.supabase, idOf(params.id), data);
		if (error) return refuse(error, refusals, form);
		redirect(303, `/ideas/${params.id}`);
	}
};
