import { error } from '@sveltejs/kit';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals } from '#lib/experiments/experiments.ts';
import { readingDays, refusals as readingRefusals } from '#lib/experiments/readings.ts';
import { newToken, oneToken } from '#lib/experiments/readings.schema.ts';
import * as tokens from '#lib/experiments/readingTokens.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = idOf(params.id);
	const [experiment, list] = await Promise.all([
		experiments.read(locals.supabase, id),
		tokens.list(locals.supabase, id)
	]);
	if (!experiment.runs) error(403, 'Not allowed');
	const { title, metrics, variants, today } = experiment;
	const day = readingDays(experiment)[0] ?? today;
	return {
		experiment: { id, title, metrics, variants },
		tokens: list,
		day,
		address: `${url.origin}/api/experiments/${id}/readings`
	};
};

const all = { ...refusals, ...readingRefusals };

export const actions: Actions = {
	make: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(newToken, form);
		if (failure) return failure;
		const { token, error: refusal } = await tokens.make(locals.supabase, idOf(params.id), data.name);
		return refusal ? refuse(refusal, all, form) : { token, name: data.name };
	},
	revoke: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(oneToken, form);
		if (failure) return failure;
		const refusal = await tokens.revoke(locals.supabase, data.token);
		return refusal ? refuse(refusal, all, form) : { isRevoked: true };
	}
};
