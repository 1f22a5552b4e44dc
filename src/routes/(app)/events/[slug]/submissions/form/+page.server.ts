import { error } from '@sveltejs/kit';
import * as events from '#lib/events/events.server.ts';
import { parse, refuse, typed } from '#lib/server/forms.ts';
import { askedForm, askedValues } from '#lib/submissions/asked.schema.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import { refusals } from '#lib/submissions/submissions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const asked = await submissions.asked(locals.supabase, params.slug);
	if (!asked.may_organize) error(404, 'Only who runs this event chooses what teams are asked for.');
	return { ...asked, slug: params.slug, values: askedValues(asked.fields) };
};

export const actions: Actions = {
	// without JavaScript a further row comes from the server; nothing is saved
	more: async ({ request }) => ({ values: typed(await request.formData()), added: true }),
	save: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(askedForm, form);
		if (failure) return failure;
		const { id } = await events.show(locals.supabase, params.slug);
		const { error: refused } = await submissions.ask(locals.supabase, id, data);
		if (refused) return refuse(refused, refusals, form);
		return { saved: true };
	}
};
