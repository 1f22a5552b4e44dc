import { redirect } from '@sveltejs/kit';
import * as guests from '#lib/judging/guests.server.ts';
import { judgementForm, ownConflictForm } from '#lib/judging/judging.schema.ts';
import { refusals } from '#lib/judging/judging.ts';
import { readGuestQueue } from '#lib/judging/queue.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import { written } from '#lib/submissions/written.server.ts';
import type { Actions, PageServerLoad } from './$types';

const linkOf = (token: string) => `/judge/${encodeURIComponent(token)}`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const team = idOf(params.team);
	const judging = await readGuestQueue(locals.supabase, params.token, written);
	return { judging, team, link: linkOf(params.token) };
};

export const actions: Actions = {
	save: async ({ locals, params: { token, team }, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(judgementForm, form);
		if (failure) return failure;
		const saved = await guests.save(locals.supabase, { token, team: idOf(team) }, data);
		if (saved.error) return refuse(saved.error, refusals, form);
		return { version: saved.data };
	},
	conflict: async ({ locals, params: { token, team }, request }) => {
		const form = await request.formData();
		form.set('team', team);
		const { data, failure } = parse(ownConflictForm, form);
		if (failure) return failure;
		const judged = { token, team: data.team };
		const refusal = await guests.declareConflict(locals.supabase, judged, data.reason);
		if (refusal) return refuse(refusal, refusals, form);
		redirect(303, linkOf(token));
	}
};
