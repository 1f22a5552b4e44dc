import { redirect } from '@sveltejs/kit';
import * as funding from '#lib/funding/funding.server.ts';
import { refusals as fundingRefusals } from '#lib/funding/funding.ts';
import * as settings from '#lib/experiments/settings.server.ts';
import * as planFields from '#lib/experiments/planFields.server.ts';
import { fieldForm } from '#lib/experiments/planFields.schema.ts';
import { refusals as fieldRefusals } from '#lib/experiments/planFields.ts';
import { refusals as startRefusals } from '#lib/experiments/start.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const refusals = { ...startRefusals, ...fieldRefusals };

export const load: PageServerLoad = async ({ locals, url }) => {
	const [rules, fields, currency] = await Promise.all([
		settings.read(locals.supabase),
		planFields.list(locals.supabase),
		funding.currency(locals.supabase)
	]);
	return {
		settings: rules,
		fields,
		currency,
		isAdmin: locals.person?.role === 'admin',
		isSaved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	approval: async ({ locals, request }) => {
		const form = await request.formData();
		const error = await settings.requireApproval(locals.supabase, form.get('start_needs_approval') === 'on');
		return error ? refuse(error, refusals, form) : redirect(303, '/settings?saved');
	},
	currency: async ({ locals, request }) => {
		const form = await request.formData();
		const error = await funding.setCurrency(locals.supabase, String(form.get('currency') ?? ''));
		return error ? refuse(error, fundingRefusals, form) : redirect(303, '/settings?saved#money');
	},
	field: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(fieldForm, form);
		if (failure) return failure;
		const error = await planFields.set(locals.supabase, data);
		return error ? refuse(error, refusals, form) : redirect(303, '/settings?saved#fields');
	},
	retire: async ({ locals, request }) => {
		const form = await request.formData();
		const isRetired = form.get('is_retired') === 'yes';
		const error = await planFields.retire(locals.supabase, Number(form.get('field')), isRetired);
		return error ? refuse(error, refusals, form) : redirect(303, '/settings?saved#fields');
	}
};
