import { fail, redirect } from '@sveltejs/kit';
import * as accounts from '#lib/people/accounts.server.ts';
import { mailCannotBeSent, mailIsOnItsWay } from '#lib/people/accounts.ts';
import { canSendMail, hasMailbox } from '#lib/people/mails.server.ts';
import { safeNext } from '#lib/people/next.ts';
import * as personas from '#lib/people/personas.server.ts';
import { credentials, mailRequest } from '#lib/people/schemas.ts';
import { parse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const next = safeNext(url.searchParams.get('next'));
	if (locals.person) redirect(303, next);
	return {
		next,
		isUnclaimed: await accounts.isUnclaimed(locals.supabase),
		canSendMail: canSendMail(),
		hasMailbox: hasMailbox(),
		personas: personas.offered().map(({ key, label, says }) => ({ key, label, says }))
	};
};

export const actions: Actions = {
	password: async ({ request, locals }) => {
		const form = await request.formData();
		const { data, failure } = parse(credentials, form);
		if (failure) return failure;
		const error = await accounts.signIn(locals.auth(), data);
		if (error) return accounts.refuseAccount(error, form);
		redirect(303, safeNext(data.next));
	},
	link: async ({ request, locals, url }) => {
		const form = await request.formData();
		const { data, failure } = parse(mailRequest, form);
		if (failure) return failure;
		if (!canSendMail()) return fail(422, { values: { email: data.email }, errors: {}, summary: mailCannotBeSent });
		const back = new URL('/auth/confirm', url.origin);
		back.searchParams.set('next', safeNext(data.next));
		const error = await accounts.mailLink(locals.auth(), data.email, back.href);
		return error ? accounts.refuseAccount(error, form) : { said: mailIsOnItsWay };
	},
	persona: async ({ request, locals }) => {
		const form = await request.formData();
		const found = await personas.credentialsOf(String(form.get('persona')));
		if (!found) return fail(404, { summary: 'There is nobody of this name to try.' });
		const error = await accounts.signIn(locals.auth(), found);
		if (error) return accounts.refuseAccount(error, form);
		redirect(303, safeNext(String(form.get('next') ?? '')));
	}
};
