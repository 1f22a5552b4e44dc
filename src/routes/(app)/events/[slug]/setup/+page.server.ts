import { redirect } from '@sveltejs/kit';
import * as events from '#lib/events/events.server.ts';
import { refusals } from '#lib/events/events.ts';
import { refuse } from '#lib/server/forms.ts';
import { nextOf, partsOf, todoOf } from '#lib/setup/parts.ts';
import * as setups from '#lib/setup/setup.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const setup = await setups.show(locals.supabase, params.slug);
	const { name, slug, phase, copied_from, time_zone, is_untouched } = setup;
	const todo = todoOf(setup);
	return {
		...{ name, slug, phase, copied_from, todo, is_untouched },
		next: nextOf(setup),
		rest: partsOf(setup).filter(({ label }) => !todo.some((one) => one.label === label)),
		...{ starts: setup.ideation_at, ends: setup.judging_at, zone: time_zone }
	};
};

export const actions: Actions = {
	remove: async ({ locals: { supabase }, params, request }) => {
		const form = await request.formData();
		const { id } = await events.inBrief(supabase, params.slug);
		const refused = await setups.remove(supabase, id, String(form.get('reason') ?? ''));
		if (refused) return refuse(refused, refusals, form);
		redirect(303, '/events?removed');
	}
};
