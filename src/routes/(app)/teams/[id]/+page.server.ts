import { refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import * as handIn from '#lib/submissions/hand-in.server.ts';
import { written } from '#lib/submissions/written.server.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import * as teams from '#lib/teams/teams.server.ts';
import { refusals } from '#lib/teams/teams.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const id = idOf(params.id);
	const [team, submission] = await Promise.all([
		teams.show(locals.supabase, id),
		submissions.show(locals.supabase, id)
	]);
	return {
		team,
		submission,
		handedIn: submission.submission && written(submission.fields, submission.submission),
		isMember: team.people.some(({ id }) => id === locals.person?.id)
	};
};

export const actions: Actions = {
	join: async ({ locals, params, request }) => {
		const { error } = await teams.join(locals.supabase, idOf(params.id));
		if (error) return refuse(error, refusals, await request.formData());
	},
	leave: async ({ locals, params, request }) => {
		const { error } = await teams.leave(locals.supabase, idOf(params.id));
		if (error) return refuse(error, refusals, await request.formData());
	},
	draft: async ({ locals, params, request }) => handIn.keep(locals.supabase, idOf(params.id), await request.formData()),
	submit: async ({ locals, params, request }) =>
		handIn.submit(locals.supabase, idOf(params.id), await request.formData())
};
