import { redirect } from '@sveltejs/kit';
import { checkForm, stopForm } from '#lib/ledger/ledger.schema.ts';
import * as ledger from '#lib/ledger/ledger.server.ts';
import { refusals } from '#lib/ledger/ledger.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	ledger: await ledger.show(locals.supabase, params.slug)
});

export const actions: Actions = {
	stop: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(stopForm, form);
		if (failure) return failure;
		const { error } = await ledger.stop(locals.supabase, data.team, data.reason);
		return error ? refuse(error, refusals, form) : redirect(303, `/events/${params.slug}/ledger`);
	},
	check: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(checkForm, form);
		if (failure) return failure;
		const { error } = await ledger.check(locals.supabase, data.event, data);
		return error ? refuse(error, refusals, form) : redirect(303, `/events/${params.slug}/ledger`);
	}
};
