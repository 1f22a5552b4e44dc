import * as saves from '#lib/events/saves.server.ts';
import { toInstant } from '#lib/events/zones.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import { moveForm, planForm, planParts, planValues, slotForm } from '#lib/submissions/demo.schema.ts';
import * as demos from '#lib/submissions/demo.server.ts';
import { demoRefusals as refusals } from '#lib/submissions/demo.ts';
import { seenOf } from '#lib/ui/seen.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase }, params: { slug } }) => {
	const demo = await demos.show(supabase, slug);
	// the crowd that watches saves nothing
	const saved = demo.may_organize ? await saves.of(supabase, slug, 'demo') : [];
	return { demo, seen: seenOf('demo', saved, planValues(demo)) };
};

export const actions: Actions = {
	plan: async ({ locals: { supabase }, params: { slug }, request }) =>
		saveSeen(await request.formData(), {
			...{ name: 'demo', schema: planForm, refusals, parts: planParts },
			read: async () => {
				const saved = await saves.of(supabase, slug, 'demo');
				const demo = await demos.show(supabase, slug);
				return { saves: saved, values: planValues(demo), ...demo };
			},
			save: async (data, at) => {
				const starts_at = toInstant(data.starts_at, at.time_zone) ?? '';
				return (await demos.plan(supabase, at, { ...data, starts_at })).error;
			}
		}),
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
