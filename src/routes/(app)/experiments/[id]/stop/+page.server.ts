import { error, redirect } from '@sveltejs/kit';
import { analyse } from '#lib/experiments/analysis.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { isRunning, refusals } from '#lib/experiments/experiments.ts';
import { provenIn } from '#lib/experiments/proof.ts';
import { stopForm } from '#lib/experiments/stops.schema.ts';
import * as stops from '#lib/experiments/stops.server.ts';
import { refusals as stopRefusals } from '#lib/experiments/stops.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const experiment = await experiments.read(locals.supabase, idOf(params.id));
	const isStopped = experiment.early_stops.some(({ time_box }) => time_box === experiment.time_box);
	if (!isRunning(experiment.state) || isStopped) redirect(303, `/experiments/${params.id}`);
	if (!experiment.runs) error(403, 'Not allowed');
	const proven = provenIn(experiment.criteria, analyse(experiment)).map(({ criterion }) => criterion);
	return { experiment: { ...experiment, readings: [] }, proven };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(stopForm, form);
		if (failure) return failure;
		const refusal = await stops.stop(locals.supabase, idOf(params.id), data);
		if (refusal) return refuse(refusal, { ...refusals, ...stopRefusals }, form);
		redirect(303, `/experiments/${params.id}`);
	}
};
