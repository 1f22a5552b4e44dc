import { redirect } from '@sveltejs/kit';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals } from '#lib/experiments/planForm.server.ts';
import { sizingForm, sizingQuestion } from '#lib/experiments/sizing.schema.ts';
import * as sizing from '#lib/experiments/sizing.server.ts';
import { caseOf, inputsOf } from '#lib/experiments/sizingCase.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** Everything asked is in the address, and every answer comes from the server: nothing is left for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const experiment = await experiments.read(locals.supabase, Number(params.id));
	const isAsked = ['visitors_per_day', 'days'].some((name) => url.searchParams.has(name));
	const asked = sizingQuestion.safeParse(Object.fromEntries(url.searchParams));
	const answered = isAsked && asked.success ? asked.data : null;
	const view = sizing.view(
		experiment,
		answered
			? {
					inputs: inputsOf(answered, caseOf(experiment)),
					days: answered.days,
					minimumEffect: answered.minimum_effect,
					precision: answered.precision
				}
			: { earlier: await sizing.earlier(locals.supabase, experiment) }
	);
	return {
		experiment: { ...experiment, readings: [] },
		view,
		asked: isAsked ? Object.fromEntries(url.searchParams) : null,
		errors:
			isAsked && !asked.success
				? Object.fromEntries(asked.error.issues.map(({ path, message }) => [path.join('.'), message]))
				: {}
	};
};

export const actions: Actions = {
	keep: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(sizingForm, form);
		if (failure) return failure;
		const experiment = await experiments.read(locals.supabase, Number(params.id));
		// a reason was given for other numbers: it stays to be read, and to be ticked again
		const kept = { ...data, undersized_reason: experiment.sizing?.reason ?? '' };
		const error = await sizing.keep(locals.supabase, experiment, { form: kept });
		return error ? refuse(error, refusals, form) : redirect(303, `/experiments/${params.id}/plan?saved#sizing`);
	}
};
