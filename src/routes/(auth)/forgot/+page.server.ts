import { fail } from '@sveltejs/kit';
import * as accounts from '#lib/people/accounts.server.ts';
import { mailCannotBeSent, mailIsOnItsWay } from '#lib/people/accounts.ts';
import { canSendMail, hasMailbox } from '#lib/people/mails.server.ts';
import { safeNext } from '#lib/people/next.ts';
import { mailRequest } from '#lib/people/schemas.ts';
import { parse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	next: safeNext(url.searchParams.get('next')),
	canSendMail: canSendMail(),
	hasMailbox: hasMailbox()
});

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		const form = await request.formData();
		const { data, failure } = parse(mailRequest, form);
		if (failure) return failure;
		if (!canSendMail()) return fail(422, { values: { email: data.email }, errors: {}, summary: mailCannotBeSent });
		const back = new URL('/auth/confirm?type=recovery', url.origin);
		back.searchParams.set('next', safeNext(data.next));
		const error = await accounts.mailReset(locals.auth(), data.email, back.href);
		return error ? accounts.refuseAccount(error, form) : { said: mailIsOnItsWay };
	}
};
