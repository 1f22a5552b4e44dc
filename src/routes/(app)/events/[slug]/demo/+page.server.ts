import { toInstant } from '#lib/events/zones.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { moveForm, planForm, slotForm } from '#lib/submissions/demo.schema.ts';
import * as demos from '#lib/submissions/demo.server.ts';
import { demoRefusals as refusals } from '#lib/submissions/demo.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	demo: await demos.show(locals.supabase, params.slug)
});

export const actions: Actions = {
	plan: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(planForm, form);
		if (failure) return failure;
		const { event_id, time_zone } = await demos.show(locals.supabase, params.slug);
		const starts_at = toInstant(data.starts_at, time_zone) ?? '';
		const { error } = await demos.plan(locals.supabase, event_id, { ...data, starts_at });
		if (error) return refuse(error, refusals, form);
	},
	place: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(slotForm, form);
		if (failure) return failure;
		const { event_id } = await demos.show(locals.supabase, params.slug);
		const { error } = await demos.place(locals.supabase, event_id, data);
		if (error) return refuse(error, refusals, form);
	},
	run: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(moveForm, form);
		if (failure) return failure;
		const { event_id } = await demos.show(locals.supabase, params.slug);
		const { error } = await demos.run(locals.supabase, event_id, data);
		if (error) return refuse(error, refusals, form);
	}
};
