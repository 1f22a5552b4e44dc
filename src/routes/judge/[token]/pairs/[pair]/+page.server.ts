import { redirect } from '@sveltejs/kit';
import * as guests from '#lib/judging/guests.server.ts';
import { ownConflictForm, verdictForm } from '#lib/judging/judging.schema.ts';
import { refusals } from '#lib/judging/judging.ts';
import { readGuestQueue } from '#lib/judging/queue.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import { written } from '#lib/submissions/written.server.ts';
import type { Actions, PageServerLoad } from './$types';

const linkOf = (token: string) => `/judge/${encodeURIComponent(token)}`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const pair = idOf(params.pair);
	const judging = await readGuestQueue(locals.supabase, params.token, written);
	return { judging, pair, link: linkOf(params.token) };
};

export const actions: Actions = {
	save: async ({ locals, params: { token, pair }, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(verdictForm, form);
		if (failure) return failure;
		const saved = await guests.compare(locals.supabase, { token, pair: idOf(pair) }, data);
		if (saved.error) return refuse(saved.error, refusals, form);
		return { version: saved.data };
	},
	conflict: async ({ locals, params: { token }, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(ownConflictForm, form);
		if (failure) return failure;
		const refusal = await guests.declareConflict(locals.supabase, { token, team: data.team }, data.reason);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, linkOf(token));
	}
};
