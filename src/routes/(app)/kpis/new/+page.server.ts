import { redirect } from '@sveltejs/kit';
import { newKpi } from '#lib/alignment/kpis.schema.ts';
import * as kpis from '#lib/alignment/kpis.server.ts';
import { refusals } from '#lib/alignment/kpis.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const form = await request.formData();
		const { data, failure } = parse(newKpi, form);
		if (failure) return failure;
		const error = await kpis.add(locals.supabase, data);
		if (error) return refuse(error, refusals, form);
		// back to the draft that had no fitting KPI
		const draft = url.searchParams.get('draft');
		if (draft && /^\d{1,15}$/.test(draft)) redirect(303, `/experiments/${draft}/plan#metrics`);
		redirect(303, `/kpis?owner=${data.owner_function}`);
	}
};
