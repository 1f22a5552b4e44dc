import { error, redirect } from '@sveltejs/kit';
import { kpiChanges } from '#lib/alignment/kpis.schema.ts';
import * as kpis from '#lib/alignment/kpis.server.ts';
import { refusals } from '#lib/alignment/kpis.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const versions = await kpis.versions(locals.supabase, Number(params.id));
	const kpi = versions.find(({ id }) => id === Number(params.id)) ?? error(404, 'Not found');
	// what is replaced already is read on its own page
	if (!kpi.is_newest) redirect(303, `/kpis/${params.id}`);
	return { kpi };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(kpiChanges, form);
		if (failure) return failure;
		const { id, error: refusal } = await kpis.replace(locals.supabase, Number(params.id), data);
		return refusal ? refuse(refusal, refusals, form) : redirect(303, `/kpis/${id}`);
	}
};
