import { error, redirect } from '@sveltejs/kit';
import * as crew from '#lib/events/crew.server.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import { limitsForm, limitValues } from '#lib/events/registration.server.ts';
import { parse, refuse, typed } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { name, slug, may_edit, limits, questions } = await events.show(locals.supabase, params.slug);
	if (!may_edit) error(404, 'Only its organizers and leaders set how people register.');
	return { name, slug, values: limitValues(limits, questions) };
};

export const actions: Actions = {
	more: async ({ request }) => ({ values: typed(await request.formData()), added: true }),
	save: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(limitsForm, form);
		if (failure) return failure;
		const { id, slug } = await events.show(locals.supabase, params.slug);
		const { error } = await crew.setRegistration(locals.supabase, id, data);
		if (error) return refuse(error, refusals, form);
		redirect(303, `/events/${slug}/people`);
	}
};
