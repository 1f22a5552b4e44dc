import { fail, redirect } from '@sveltejs/kit';
import * as kpis from '#lib/alignment/kpis.server.ts';
import { refusals } from '#lib/experiments/experiments.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { countTreatments, MAX_TREATMENTS, missingFrom, refusals as planRefusals } from '#lib/experiments/plan.ts';
import { plan } from '#lib/experiments/plan.schema.ts';
import * as learnings from '#lib/learnings/learnings.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { refusalName } from '#lib/server/refusals.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const all = { ...planRefusals, ...refusals };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const [experiment, library, owners, tested] = await Promise.all([
		experiments.read(locals.supabase, Number(params.id)),
		kpis.choices(locals.supabase),
		experiments.owners(locals.supabase),
		learnings.around(locals.supabase, Number(params.id))
	]);
	// what cannot be changed is read on its own page
	if (experiment.started_at || !experiment.runs) redirect(303, `/experiments/${params.id}`);
	const asked = Number(url.searchParams.get('treatments'));
	const treatments = Math.max(1, experiment.variants.length - 1, Math.min(asked || 0, MAX_TREATMENTS));
	return {
		experiment,
		tested,
		treatments,
		isSaved: url.searchParams.has('saved'),
		missing: missingFrom(experiment),
		owners,
		kpis: library.map(({ id, name, kind, direction, unit }) => ({ id, name, kind, direction, unit }))
	};
};

/** Writes what was typed. Answers the failure where there is one. */
async function save({ locals, params }: RequestEvent, form: FormData) {
	const { data, failure } = parse(plan, form);
	if (failure) return failure;
	const error = await experiments.plan(locals.supabase, Number(params.id), data);
	return error ? refuse(error, all, form) : null;
}

export const actions: Actions = {
	save: async (event) => {
		const failure = await save(event, await event.request.formData());
		if (failure) return failure;
		redirect(303, `/experiments/${event.params.id}/plan?saved`);
	},
	/** Saves too, so that nothing typed is lost where there is no JavaScript. */
	add: async (event) => {
		const form = await event.request.formData();
		const failure = await save(event, form);
		// the row comes all the same: what is wrong elsewhere can wait
		if (failure) return fail(422, { ...failure.data, added: true });
		redirect(303, `/experiments/${event.params.id}/plan?saved&treatments=${countTreatments(form.keys()) + 1}#variants`);
	},
	start: async (event) => {
		const form = await event.request.formData();
		const here = `/experiments/${event.params.id}`;
		const failure = await save(event, form);
		if (failure) return failure;
		const error = await experiments.start(event.locals.supabase, Number(event.params.id));
		if (error && refusalName(error) !== 'experiment_has_started') return refuse(error, all, form);
		redirect(303, here);
	}
};
