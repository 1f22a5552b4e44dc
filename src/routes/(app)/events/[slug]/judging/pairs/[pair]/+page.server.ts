import { redirect } from '@sveltejs/kit';
import { ownConflictForm, verdictForm } from '#lib/judging/judging.schema.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { refusals } from '#lib/judging/judging.ts';
import { readQueue } from '#lib/judging/queue.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import { written } from '#lib/submissions/written.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pair = idOf(params.pair);
	const shown = await readQueue(locals.supabase, params.slug, written);
	return { judging: shown, pair, me: locals.person?.id ?? '' };
};

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(verdictForm, form);
		if (failure) return failure;
		const saved = await judging.compare(locals.supabase, idOf(params.pair), data);
		if (saved.error) return refuse(saved.error, refusals, form);
		return { version: saved.data };
	},
	conflict: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(ownConflictForm, form);
		if (failure) return failure;
		const refusal = await judging.declareConflict(locals.supabase, { ...data, judge: locals.person?.id ?? '' });
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, `/events/${params.slug}/judging`);
	}
};
