import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { newExperiment } from '#lib/experiments/draft.schema.ts';
import { refusals } from '#lib/experiments/experiments.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals as planRefusals } from '#lib/experiments/planRefusals.ts';
import * as learnings from '#lib/learnings/learnings.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = url.searchParams.get('idea');
	if (asked === null) return { idea: null, key: '', others: [], tested: null, earlier: [], from: null };
	const id = Number(asked);
	const [idea, { experiments: others }, earlier] = await Promise.all([
		experiments.idea(locals.supabase, id),
		experiments.list(locals.supabase, { idea: id }),
		experiments.copyable(locals.supabase, id)
	]);
	const tested = await learnings.similar(locals.supabase, { title: idea.title, text: '', idea: id });
	const from = Number(url.searchParams.get('from')) || null;
	return {
		idea,
		tested,
		key: randomUUID(),
		others: others.map(({ id, title, state }) => ({ id, title, state })),
		earlier,
		from: earlier.some((one) => one.id === from) ? from : null
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(newExperiment, form);
		if (failure) return failure;
		const { id, error } = await experiments.draft(locals.supabase, data);
		if (error) return refuse(error, { ...planRefusals, ...refusals }, form);
		redirect(303, `/experiments/${id}/plan`);
	}
};
