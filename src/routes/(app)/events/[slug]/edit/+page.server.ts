import { error, redirect } from '@sveltejs/kit';
import { eventForm, ownersIn, valuesOf } from '#lib/events/event-form.server.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import * as meant from '#lib/people/meant.server.ts';
import { refuse, typed } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase }, params }) => {
	const event = await events.show(supabase, params.slug);
	if (!event.may_edit) error(404, 'Only its organizers and leaders can change this event.');
	return {
		...{ name: event.name, slug: event.slug, values: valuesOf(event), zones: Intl.supportedValuesOf('timeZone') }
	};
};

export const actions: Actions = {
	more: async ({ request }) => {
		const values = typed(await request.formData());
		return { values, added: values.add ?? 'challenges' };
	},
	save: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = await meant.parse(locals.supabase, form, { schema: eventForm, fields: ownersIn(form) });
		if (failure) return failure;
		const { id } = await events.show(locals.supabase, params.slug);
		const { data: slug, error } = await events.save(locals.supabase, data, id);
		if (error) return refuse(error, refusals, form);
		redirect(303, `/events/${slug}`);
	}
};
