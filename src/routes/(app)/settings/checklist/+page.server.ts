import { redirect } from '@sveltejs/kit';
import * as handovers from '#lib/handovers/handovers.server.ts';
import { refusals } from '#lib/handovers/handovers.ts';
import { retireForm, templateForm } from '#lib/handovers/handovers.schema.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const role = locals.person?.role;
	return {
		items: await handovers.template(locals.supabase),
		mayChange: role === 'leader' || role === 'admin',
		isSaved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	point: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(templateForm, form);
		if (failure) return failure;
		const refusal = await handovers.setPoint(locals.supabase, data);
		return refusal ? refuse(refusal, refusals, form) : redirect(303, '/settings/checklist?saved');
	},
	retire: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(retireForm, form);
		if (failure) return failure;
		const refusal = await handovers.retirePoint(locals.supabase, data);
		return refusal ? refuse(refusal, refusals, form) : redirect(303, '/settings/checklist?saved');
	}
};
