import { redirect } from '@sveltejs/kit';
import { feedForm } from '#lib/experiments/feeds.schema.ts';
import * as feeds from '#lib/experiments/feeds.server.ts';
import { feedAddress, refusals as feedRefusals } from '#lib/experiments/feeds.ts';
import * as accounts from '#lib/people/accounts.server.ts';
import * as people from '#lib/people/people.server.ts';
import { refusals } from '#lib/people/people.ts';
import { passwordChange, profile } from '#lib/people/schemas.ts';
import { signedIn } from '#lib/people/signed-in.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const [profile, calendars] = await Promise.all([
		people.profile(locals.supabase, signedIn(locals).id),
		feeds.addresses(locals.supabase)
	]);
	return { profile, calendars };
};

export const actions: Actions = {
	profile: async ({ request, locals }) => {
		const form = await request.formData();
		const { data, failure } = parse(profile, form);
		if (failure) return failure;
		const error = await people.editProfile(locals.supabase, signedIn(locals).id, data);
		return error ? refuse(error, refusals, form) : { said: 'Your profile is saved.' };
	},
	password: async ({ request, locals }) => {
		const form = await request.formData();
		const { data, failure } = parse(passwordChange, form);
		if (failure) return failure;
		const error = await accounts.changePassword(locals.auth(), {
			current: data.current_password,
			wanted: data.password
		});
		if (error?.code === 'invalid_credentials') return accounts.wrongPassword(form);
		if (error) return accounts.refuseAccount(error, form);
		return { said: 'Your password is changed, and every other device is signed out.' };
	},
	feed: async ({ request, locals, url }) => {
		const form = await request.formData();
		const { data, failure } = parse(feedForm, form);
		if (failure) return failure;
		const { token, error } = await feeds.renew(locals.supabase, data.scope);
		if (error) return refuse(error, feedRefusals, form);
		return { feed: { scope: data.scope, address: feedAddress(url.origin, token) } };
	},
	endFeed: async ({ request, locals }) => {
		const form = await request.formData();
		const { data, failure } = parse(feedForm, form);
		if (failure) return failure;
		const error = await feeds.end(locals.supabase, data.scope);
		return error ? refuse(error, feedRefusals, form) : { said: 'This calendar address has ended.' };
	},
	everywhere: async ({ locals }) => {
		await accounts.signOut(locals.auth(), 'global');
		redirect(303, '/sign-in');
	}
};
