import { error as httpError, redirect } from '@sveltejs/kit';
import * as accounts from '#lib/people/accounts.server.ts';
import { safeNext } from '#lib/people/next.ts';
import { reset } from '#lib/people/schemas.ts';
import { parse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	// only whoever came by the mailed link (or is signed in anyway) gets here
	if (!locals.person) redirect(303, '/auth/confirm?type=recovery&error_code=otp_expired');
	return { next: safeNext(url.searchParams.get('next')) };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		if (!locals.person) httpError(403, 'Open the link of the mail again');
		const form = await request.formData();
		const { data, failure } = parse(reset, form);
		if (failure) return failure;
		const error = await accounts.choosePassword(locals.auth(), data.password);
		if (error) return accounts.refuseAccount(error, form);
		redirect(303, safeNext(data.next));
	}
};
