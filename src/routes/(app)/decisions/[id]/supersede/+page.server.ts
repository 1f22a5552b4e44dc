import { redirect } from '@sveltejs/kit';
import { refusals } from '#lib/decisions/decisions.ts';
import { supersedingForm, supersedingSignature } from '#lib/decisions/records.schema.ts';
import * as records from '#lib/decisions/records.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { document, ...page } = await records.read(locals.supabase, idOf(params.id));
	const { outcome, rationale, next_step, learned } = document.decision;
	return { page, decision: { outcome, rationale, next_step, learned }, me: locals.person?.id };
};

export const actions: Actions = {
	async sign({ request, locals, params, url }) {
		const form = await request.formData();
		const { data, failure } = parse(supersedingSignature, form);
		if (failure) return failure;
		const refusal = await records.sign(locals.supabase, idOf(params.id), data.outcome);
		return refusal ? refuse(refusal, refusals, form) : redirect(303, url.pathname);
	},
	async second({ request, locals, params, url }) {
		const form = await request.formData();
		const { data, failure } = parse(supersedingSignature, form);
		if (failure) return failure;
		const refusal = await records.second(locals.supabase, idOf(params.id), data.outcome);
		return refusal ? refuse(refusal, refusals, form) : redirect(303, url.pathname);
	},
	async supersede({ request, locals, params }) {
		const form = await request.formData();
		const { data, failure } = parse(supersedingForm, form);
		if (failure) return failure;
		const { data: id, error } = await records.supersede(locals.supabase, idOf(params.id), data);
		return error ? refuse(error, refusals, form) : redirect(303, `/decisions/${id}`);
	}
};
