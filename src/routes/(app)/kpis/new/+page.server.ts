import { redirect } from '@sveltejs/kit';
import { newKpi } from '#lib/alignment/kpis.schema.ts';
import * as kpis from '#lib/alignment/kpis.server.ts';
import { refusals } from '#lib/alignment/kpis.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(newKpi, form);
		if (failure) return failure;
		const error = await kpis.add(locals.supabase, data);
		if (error) return refuse(error, refusals, form);
		redirect(303, `/kpis?owner=${data.owner_function}`);
	}
};
