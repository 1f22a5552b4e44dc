import { redirect } from '@sveltejs/kit';
import { refusals } from '#lib/experiments/experiments.ts';
import { tagsForm } from '#lib/experiments/tags.schema.ts';
import * as tags from '#lib/experiments/tags.server.ts';
import { refusals as tagRefusals } from '#lib/experiments/tags.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const id = idOf(params.id);
	const [experiment, vocabulary] = await Promise.all([tags.of(locals.supabase, id), tags.vocabulary(locals.supabase)]);
	return { id, ...experiment, vocabulary };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(tagsForm, form);
		if (failure) return failure;
		const error = await tags.set(locals.supabase, idOf(params.id), data);
		if (error) return refuse(error, { ...refusals, ...tagRefusals }, form);
		redirect(303, `/experiments/${params.id}`);
	}
};
