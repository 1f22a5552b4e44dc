import { error, redirect } from '@sveltejs/kit';
import { refusals as amendmentRefusals } from '#lib/experiments/amendments.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import { amendedCriterion, goOnForm } from '#lib/experiments/criteria.schema.ts';
import * as criteria from '#lib/experiments/criteria.server.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals as experimentRefusals } from '#lib/experiments/experiments.ts';
import { refusals as planRefusals } from '#lib/experiments/planRefusals.ts';
import { provenIn } from '#lib/experiments/proof.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const refusals = { ...experimentRefusals, ...planRefusals, ...amendmentRefusals };

async function known({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
	const experiment = await experiments.read(locals.supabase, idOf(params.id));
	const criterion = experiment.criteria.find(({ id }) => id === idOf(params.criterion));
	const metric = experiment.metrics.find(({ id }) => id === criterion?.metric_id);
	if (!criterion || !metric) error(404, 'Not found');
	return { experiment, criterion, metric };
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { experiment, criterion } = await known({ locals, params });
	if (!experiment.registration || experiment.ended_at) redirect(303, `/experiments/${params.id}`);
	if (!experiment.runs) error(403, 'Not allowed');
	const results = analyse(experiment);
	const isProven = provenIn([criterion], results).length > 0;
	return { experiment: { ...experiment, readings: [] }, criterion, isProven, looking: results[0]?.looking };
};

export const actions: Actions = {
	amend: async ({ locals, params, request }) => {
		const { criterion, metric } = await known({ locals, params });
		const form = await request.formData();
		const { data, failure } = parse(amendedCriterion(criterion, metric), form);
		if (failure) return failure;
		const refusal = await criteria.amend(locals.supabase, criterion.id, data);
		if (!refusal) redirect(303, `/experiments/${params.id}#criteria`);
		return refuse(refusal, amendRefusals, form);
	},
	goOn: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(goOnForm, form);
		if (failure) return failure;
		const refusal = await criteria.goOn(locals.supabase, idOf(params.criterion), data.reason);
		return refusal ? refuse(refusal, refusals, form) : redirect(303, `/experiments/${params.id}#criteria`);
	}
};

/** The same sentences as in a plan, beside the one field there is here. */
const here = (names: readonly string[]) =>
	Object.fromEntries(names.map((name) => [name, { says: planRefusals[name]?.says ?? '', field: 'value' }]));
const amendRefusals = {
	...refusals,
	...here(['criteria_of_a_share_are_shares', 'criteria_can_be_met', 'criteria_can_be_missed', 'kill_spares_success'])
};
