import { error, redirect } from '@sveltejs/kit';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { refusals } from '#lib/experiments/experiments.ts';
import { revokeForm, shareForm } from '#lib/experiments/shares.schema.ts';
import * as shares from '#lib/experiments/shares.server.ts';
import { opens, refusals as shareRefusals } from '#lib/experiments/shares.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad } from './$types';

const all = { ...refusals, ...shareRefusals };

export const load: PageServerLoad = async ({ locals, params }) => {
	const id = idOf(params.id);
	const [experiment, links] = await Promise.all([
		experiments.read(locals.supabase, id),
		shares.links(locals.supabase, id)
	]);
	if (!experiment.runs) error(403, 'Not allowed');
	if (!experiment.started_at) redirect(303, `/experiments/${id}`);
	const now = Date.now();
	return { id, title: experiment.title, links: links.map((link) => ({ ...link, opens: opens(link, now) })) };
};

export const actions: Actions = {
	make: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const { data, failure } = parse(shareForm, form);
		if (failure) return failure;
		const { token, error: refusal } = await shares.share(locals.supabase, idOf(params.id), data.days);
		return refusal ? refuse(refusal, all, form) : { address: `${url.origin}/shared/${token}` };
	},
	revoke: async ({ locals, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(revokeForm, form);
		if (failure) return failure;
		const refusal = await shares.revoke(locals.supabase, data.link);
		return refusal ? refuse(refusal, all, form) : { said: 'The link is revoked and opens no more.' };
	}
};
