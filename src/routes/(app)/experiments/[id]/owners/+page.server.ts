import { error, redirect } from '@sveltejs/kit';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals } from '#lib/experiments/experiments.ts';
import { newOwner } from '#lib/experiments/owners.schema.ts';
import * as owners from '#lib/experiments/owners.server.ts';
import { refusals as ownerRefusals } from '#lib/experiments/owners.ts';
import { leads } from '#lib/people/people.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const [experiment, people] = await Promise.all([
		experiments.read(locals.supabase, idOf(params.id)),
		experiments.owners(locals.supabase)
	]);
	const { id, title, started_at, marketing_owner_id, marketing_owner, it_owner_id, it_owner } = experiment;
	if (!started_at) redirect(303, `/experiments/${id}`);
	const me = locals.person?.id;
	if (!leads(locals.person) && me !== marketing_owner_id && me !== it_owner_id) error(403, 'Not allowed');
	const [asked] = experiment.sides_without_owner;
	const side = url.searchParams.get('side') === 'it' ? ('it' as const) : (asked ?? ('marketing' as const));
	return {
		experiment: { id, title, marketing_owner, it_owner, owner_changes: experiment.owner_changes },
		side,
		/** Who can take the place: of the side, and neither of the two owners. */
		people: people[side].filter((one) => one.id !== marketing_owner_id && one.id !== it_owner_id)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(newOwner, form);
		if (failure) return failure;
		const refusal = await owners.replace(locals.supabase, idOf(params.id), data);
		if (refusal) return refuse(refusal, { ...refusals, ...ownerRefusals }, form);
		redirect(303, `/experiments/${params.id}#promised`);
	}
};
