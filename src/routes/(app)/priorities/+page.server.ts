import { redirect } from '@sveltejs/kit';
import { placement, priorityForm } from '#lib/alignment/priorities.schema.ts';
import * as priorities from '#lib/alignment/priorities.server.ts';
import { refusals } from '#lib/alignment/priorities.ts';
import { leads } from '#lib/people/people.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const all = await priorities.list(locals.supabase);
	return {
		current: all.filter(({ retired_at }) => retired_at === null),
		retired: all.filter(({ retired_at }) => retired_at !== null),
		leads: leads(locals.person)
	};
};

export const actions: Actions = {
	add: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(priorityForm, form);
		if (failure) return failure;
		const { data: id, error } = await priorities.add(locals.supabase, data);
		if (error) return refuse(error, refusals, form);
		redirect(303, `/priorities/${id}`);
	},
	place: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(placement, form);
		if (failure) return failure;
		const error = await priorities.place(locals.supabase, data);
		return error ? refuse(error, refusals, form) : redirect(303, '/priorities');
	}
};
