import { error, redirect } from '@sveltejs/kit';
import * as priorities from '#lib/alignment/priorities.server.ts';
import { refusals as priorityRefusals } from '#lib/alignment/priorities.ts';
import { ideaForm } from '#lib/ideas/idea-form.server.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { refusals } from '#lib/ideas/ideas.ts';
import { placesToEdit } from '#lib/ideas/places.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [idea, places] = await Promise.all([
		ideas.toEdit(locals.supabase, idOf(params.id)),
		ideas.placesFor(locals.supabase, idOf(params.id))
	]);
	if (idea.proposed_by !== locals.person?.id) error(404, 'Only its author can change this idea.');
	const { id, event, title, problem, proposal, tags, challenge_id, priority_id, wanted_by } = idea;
	const place = event ? [event.id, challenge_id].filter(Boolean).join('.') : '';
	const values = {
		title,
		problem,
		proposal,
		tags: tags.join(', '),
		place,
		priority: String(priority_id ?? ''),
		wanted_by: wanted_by ?? ''
	};
	return {
		...{ id, title, values, priorities: await priorities.choices(locals.supabase, priority_id) },
		// an event whose deadline has passed, or whose team works on it, keeps it: then only the challenge within can change
		...placesToEdit(event, places, idea.hasTeam)
	};
};

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(ideaForm, form);
		if (failure) return failure;
		const { error } = await ideas.edit(locals.supabase, idOf(params.id), data);
		if (error) return refuse(error, { ...priorityRefusals, ...refusals }, form);
		redirect(303, `/ideas/${params.id}`);
	}
};
