import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { spendForm, trancheForm } from '#lib/funding/funding.schema.ts';
import * as funding from '#lib/funding/funding.server.ts';
import { refusals } from '#lib/funding/funding.ts';
import { leads } from '#lib/people/people.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const id = idOf(params.id);
	const money = await funding.ofExperiment(locals.supabase, id);
	const me = locals.person?.id;
	const isLeading = leads(locals.person);
	return {
		money,
		id,
		leads: isLeading,
		maySpend: isLeading || [money.marketing_owner_id, money.it_owner_id].some((owner) => owner === me),
		key: randomUUID()
	};
};

export const actions: Actions = {
	release: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(trancheForm, form);
		if (failure) return failure;
		const error = await funding.release(locals.supabase, idOf(params.id), data);
		return error ? refuse(error, refusals, form) : redirect(303, `/experiments/${params.id}/money#tranches`);
	},
	spend: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(spendForm, form);
		if (failure) return failure;
		const error = await funding.spend(locals.supabase, idOf(params.id), data);
		return error ? refuse(error, refusals, form) : redirect(303, `/experiments/${params.id}/money#spends`);
	}
};
