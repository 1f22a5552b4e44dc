import { redirect } from '@sveltejs/kit';
import { safeNext } from '#lib/people/next.ts';
import * as people from '#lib/people/people.server.ts';
import { refusals } from '#lib/people/people.ts';
import { profile } from '#lib/people/schemas.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { signedIn } from '#lib/people/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { id, is_complete } = signedIn(locals);
	const next = safeNext(url.searchParams.get('next'));
	if (is_complete) redirect(303, next);
	return { next, profile: await people.profile(locals.supabase, id) };
};

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		const form = await request.formData();
		const { data, failure } = parse(profile, form);
		if (failure) return failure;
		const error = await people.editProfile(locals.supabase, signedIn(locals).id, data);
		if (error) return refuse(error, refusals, form);
		redirect(303, safeNext(url.searchParams.get('next')));
	}
};
