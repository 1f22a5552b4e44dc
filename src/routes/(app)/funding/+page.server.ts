import { redirect } from '@sveltejs/kit';
import { budgetForm, fundingFilter } from '#lib/funding/funding.schema.ts';
import * as funding from '#lib/funding/funding.server.ts';
import { refusals } from '#lib/funding/funding.ts';
import { leads } from '#lib/people/people.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = fundingFilter.parse({
		quarter: url.searchParams.get('quarter'),
		priority: url.searchParams.get('priority') || null,
		state: url.searchParams.get('state')
	});
	return { filter, leads: leads(locals.person), ...(await funding.read(locals.supabase, filter)) };
};

export const actions: Actions = {
	budget: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(budgetForm, form);
		if (failure) return failure;
		const error = await funding.setBudget(locals.supabase, data);
		return error ? refuse(error, refusals, form) : redirect(303, `/funding?quarter=${data.quarter}`);
	}
};
