import { error, redirect } from '@sveltejs/kit';
import { eventForm, twoDays } from '#lib/events/event-form.server.ts';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import { parse, refuse, typed } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const ZONE = 'Europe/Berlin';

export const load: PageServerLoad = ({ locals }) => {
	if (locals.person?.role === 'member') error(403, 'Only leaders plan events. Ask one of them.');
	return {
		values: { time_zone: ZONE, ...twoDays(ZONE, Date.now()) },
		zones: Intl.supportedValuesOf('timeZone')
	};
};

export const actions: Actions = {
	// without JavaScript a further row comes from the server; nothing is saved
	more: async ({ request }) => ({ values: typed(await request.formData()), added: true }),
	save: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(eventForm, form);
		if (failure) return failure;
		const { data: slug, error } = await events.save(locals.supabase, data);
		if (error) return refuse(error, refusals, form);
		redirect(303, `/events/${slug}`);
	}
};
