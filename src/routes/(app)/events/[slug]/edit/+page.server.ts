import { error, redirect } from '@sveltejs/kit';
import * as crew from '#lib/events/crew.server.ts';
import { eventForm, valuesOf } from '#lib/events/event-form.server.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import { parse, refuse, typed } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase }, params }) => {
	const [event, people] = await Promise.all([events.show(supabase, params.slug), crew.candidates(supabase)]);
	if (!event.may_edit) error(404, 'Only its organizers and leaders can change this event.');
	const owners = event.challenges.flatMap(({ owner }) => owner ?? []);
	return {
		...{ name: event.name, slug: event.slug, values: valuesOf(event), zones: Intl.supportedValuesOf('timeZone') },
		people: [...owners.filter(({ id }) => !people.some((one) => one.id === id)), ...people]
	};
};

export const actions: Actions = {
	more: async ({ request }) => {
		const values = typed(await request.formData());
		return { values, added: values.add ?? 'challenges' };
	},
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
