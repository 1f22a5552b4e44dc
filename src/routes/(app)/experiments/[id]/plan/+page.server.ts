import { fail, redirect } from '@sveltejs/kit';
import * as kpis from '#lib/alignment/kpis.server.ts';
import { offered } from '#lib/alignment/kpis.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { leadsTo, refusals, refuseStart, save } from '#lib/experiments/planForm.server.ts';
import { countTreatments, MAX_TREATMENTS } from '#lib/experiments/plan.ts';
import * as sizing from '#lib/experiments/sizing.server.ts';
import { mayApprove, startItems } from '#lib/experiments/start.ts';
import * as learnings from '#lib/learnings/learnings.server.ts';
import { refuse } from '#lib/server/forms.ts';
import { refusalName } from '#lib/server/refusals.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const [experiment, library, owners, tested] = await Promise.all([
		experiments.read(locals.supabase, Number(params.id)),
		kpis.choices(locals.supabase),
		experiments.owners(locals.supabase),
		learnings.around(locals.supabase, Number(params.id))
	]);
	// what cannot be changed is read on its own page
	if (experiment.started_at || !experiment.runs) redirect(303, `/experiments/${params.id}`);
	const asked = Number(url.searchParams.get('treatments')) || 0;
	const treatments = Math.max(1, experiment.variants.length - 1, Math.min(asked, MAX_TREATMENTS));
	const earlier = await sizing.earlier(locals.supabase, experiment);
	const view = { ...sizing.view(experiment, { earlier, draws: false }), plot: null };
	return {
		experiment,
		tested,
		treatments,
		view,
		...{ isSaved: url.searchParams.has('saved'), isTooSmall: url.searchParams.has('undersized') },
		items: startItems(experiment, view.sizing),
		mayApprove: mayApprove(experiment, locals.person?.id),
		owners,
		kpis: offered(library, experiment.metrics)
	};
};

async function saved(event: RequestEvent, place?: string) {
	const form = await event.request.formData();
	return (await save(event, form)) ?? redirect(303, leadsTo(form, event.params.id, place));
}

export const actions: Actions = {
	save: (event) => saved(event),
	size: (event) => saved(event, '#sizing'),
	/** Saves too, so that nothing typed is lost where there is no JavaScript. */
	add: async (event) => {
		const form = await event.request.formData();
		const failure = await save(event, form);
		// the row comes all the same: what is wrong elsewhere can wait
		if (failure) return fail(422, { ...failure.data, added: true });
		redirect(303, leadsTo(form, event.params.id, `&treatments=${countTreatments(form.keys()) + 1}#variants`));
	},
	renew: async (event) => {
		const form = await event.request.formData();
		const failure = await save(event, form);
		if (failure) return failure;
		const error = await experiments.renewKpis(event.locals.supabase, Number(event.params.id));
		return error ? refuse(error, refusals, form) : redirect(303, leadsTo(form, event.params.id));
	},
	approve: async (event) => {
		const form = await event.request.formData();
		const { id } = event.params;
		const error = await experiments.approve(event.locals.supabase, Number(id), String(form.get('plan_hash')));
		return error ? refuse(error, refusals, form) : redirect(303, `/experiments/${id}/plan`);
	},
	start: async (event) => {
		const form = await event.request.formData();
		const failure = await save(event, form, { isStarting: true });
		if (failure) return failure;
		const error = await experiments.start(event.locals.supabase, Number(event.params.id));
		const name = error && refusalName(error);
		// all of it is saved: the page says by how much, which is known only now
		if (name === 'start_is_undersized') redirect(303, `/experiments/${event.params.id}/plan?undersized#sizing`);
		if (error && name !== 'experiment_has_started') return refuseStart(event, error, form);
		redirect(303, `/experiments/${event.params.id}`);
	}
};
