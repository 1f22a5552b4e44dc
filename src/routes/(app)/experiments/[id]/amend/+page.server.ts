import { error, redirect } from '@sveltejs/kit';
import { amendableField, refusals as amendmentRefusals } from '#lib/experiments/amendments.ts';
import { amendmentForm } from '#lib/experiments/amendments.schema.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals } from '#lib/experiments/experiments.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const experiment = await experiments.read(locals.supabase, Number(params.id));
	if (!experiment.registration || experiment.ended_at) redirect(303, `/experiments/${params.id}`);
	if (!experiment.runs) error(403, 'Not allowed');
	return {
		experiment: { ...experiment, readings: [] },
		registration: experiment.registration,
		field: amendableField(url.searchParams.get('field'))?.value ?? null
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const field = amendableField(url.searchParams.get('field'));
		if (!field) redirect(303, `/experiments/${params.id}/amend`);
		const form = await request.formData();
		const { data, failure } = parse(amendmentForm(field), form);
		if (failure) return failure;
		const refusal = await experiments.amend(locals.supabase, Number(params.id), { field: field.value, ...data });
		if (refusal) return refuse(refusal, { ...refusals, ...amendmentRefusals }, form);
		redirect(303, `/experiments/${params.id}#promised`);
	}
};
