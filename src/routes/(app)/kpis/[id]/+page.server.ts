import { error, redirect } from '@sveltejs/kit';
import { agreement } from '#lib/alignment/kpis.schema.ts';
import * as kpis from '#lib/alignment/kpis.server.ts';
import { refusals, sidesToAgree } from '#lib/alignment/kpis.ts';
import { sharedReach } from '#lib/experiments/effect.ts';
import * as uses from '#lib/experiments/kpiUses.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const versions = await kpis.versions(locals.supabase, Number(params.id));
	const kpi = versions.find(({ id }) => id === Number(params.id));
	const [newest] = versions;
	if (!kpi || !newest) error(404, 'Not found');
	const experiments = await uses.ofLine(locals.supabase, kpi.line_id);
	return {
		kpi,
		newest,
		versions,
		experiments,
		// what guards by it or is only watched has its effect on another KPI
		reach: sharedReach(experiments.filter(({ role }) => role === 'primary').map(({ effect }) => effect)),
		sides: sidesToAgree(kpi, locals.person)
	};
};

export const actions: Actions = {
	agree: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(agreement, form);
		if (failure) return failure;
		const refusal = await kpis.agree(locals.supabase, Number(params.id), data.side);
		return refusal ? refuse(refusal, refusals, form) : redirect(303, `/kpis/${params.id}`);
	}
};
