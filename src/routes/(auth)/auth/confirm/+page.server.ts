import { redirect } from '@sveltejs/kit';
import * as accounts from '#lib/people/accounts.server.ts';
import { accountRefusal } from '#lib/people/accounts.ts';
import { safeNext, withNext } from '#lib/people/next.ts';
import { mailedProof } from '#lib/people/schemas.ts';
import { parse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

// Reading this page uses nothing up: mail scanners open every link before the person does. The button does.
export const load: PageServerLoad = ({ url }) => {
	const proof = mailedProof.parse(Object.fromEntries(url.searchParams));
	const refused = url.searchParams.get('error_code') ?? (proof.token_hash || proof.code ? null : 'otp_expired');
	return {
		proof,
		refused:
			refused === null
				? null
				: (accountRefusal({ code: refused, message: '' })?.says ?? 'This link does not work. Ask for a new one.')
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await request.formData();
		const { data, failure } = parse(mailedProof, form);
		if (failure) return failure;
		const error = await accounts.confirm(locals.auth(), data);
		if (error) return accounts.refuseAccount(error, form);
		redirect(303, data.type === 'recovery' ? withNext('/reset', data.next) : safeNext(data.next));
	}
};
