import * as people from '#lib/people/people.server.ts';
import { refusals } from '#lib/people/people.ts';
import { directoryFilter, roleChange } from '#lib/people/schemas.ts';
import { signedIn } from '#lib/people/signed-in.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = directoryFilter.parse(Object.fromEntries(url.searchParams));
	return { filter, ...(await people.find(locals.supabase, filter)), isAdmin: signedIn(locals).role === 'admin' };
};

export const actions: Actions = {
	role: async ({ request, locals }) => {
		const form = await request.formData();
		const { data, failure } = parse(roleChange, form);
		if (failure) return failure;
		const error = await people.setRole(locals.supabase, data.person, data.role);
		return error ? refuse(error, refusals, form) : { changed: data.person };
	}
};
