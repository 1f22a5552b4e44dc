import { redirect } from '@sveltejs/kit';
import * as settings from '#lib/experiments/settings.server.ts';
import { refusals } from '#lib/experiments/start.ts';
import { refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	settings: await settings.read(locals.supabase),
	isAdmin: locals.person?.role === 'admin',
	isSaved: url.searchParams.has('saved')
});

export const actions: Actions = {
	approval: async ({ locals, request }) => {
		const form = await request.formData();
		const error = await settings.requireApproval(locals.supabase, form.get('start_needs_approval') === 'on');
		return error ? refuse(error, refusals, form) : redirect(303, '/settings?saved');
	}
};
