import { redirect } from '@sveltejs/kit';
import * as accounts from '#lib/people/accounts.server.ts';
import { hasMailbox } from '#lib/people/mails.server.ts';
import { safeNext } from '#lib/people/next.ts';
import { account } from '#lib/people/schemas.ts';
import { parse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const next = safeNext(url.searchParams.get('next'));
	if (locals.person) redirect(303, next);
	return { next, isUnclaimed: await accounts.isUnclaimed(locals.supabase), hasMailbox: hasMailbox() };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await request.formData();
		const { data, failure } = parse(account, form);
		if (failure) return failure;
		const { error, isSignedIn } = await accounts.signUp(locals.auth(), data);
		if (error) return accounts.refuseAccount(error, form);
		if (isSignedIn) redirect(303, `/welcome?${new URLSearchParams({ next: safeNext(data.next) })}`);
		return { said: 'Open the link in the mail we sent you to finish. If none comes, you may have an account already.' };
	}
};
