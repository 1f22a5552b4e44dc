import { error, redirect } from '@sveltejs/kit';
import { eventForm, valuesOf } from '#lib/events/event-form.server.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import { parse, refuse, typed } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const event = await events.show(locals.supabase, params.slug);
	if (!event.may_edit) error(404, 'Only its organizer or a leader can change this event.');
	return { name: event.name, slug: event.slug, values: valuesOf(event), zones: Intl.supportedValuesOf('timeZone') };
};

export const actions: Actions = {
	more: async ({ request }) => ({ values: typed(await request.formData()), added: true }),
	save: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(eventForm, form);
		if (failure) return failure;
		const { id } = await events.show(locals.supabase, params.slug);
		const { data: slug, error } = await events.save(locals.supabase, data, id);
		if (error) return refuse(error, refusals, form);
		redirect(303, `/events/${slug}`);
	}
};
