import { error, redirect } from '@sveltejs/kit';
import { parse, refuse } from '#lib/server/forms.ts';
import { ruleForm } from '#lib/voting/voting-form.server.ts';
import * as votes from '#lib/voting/voting.server.ts';
import { refusals } from '#lib/voting/voting.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { may_edit, name, slug, phase, rule } = await votes.show(locals.supabase, params.slug);
	if (!may_edit) error(404, 'Only who organizes this event chooses how people vote.');
	return { name, slug, rule, isFixed: phase === 'voting' || phase === 'results' };
};

export const actions: Actions = {
	rule: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(ruleForm, form);
		if (failure) return failure;
		const { id, slug } = await votes.show(locals.supabase, params.slug);
		const { error: refused } = await votes.setRule(locals.supabase, id, data);
		if (refused) return refuse(refused, refusals, form);
		redirect(303, `/events/${slug}/vote`);
	}
};
