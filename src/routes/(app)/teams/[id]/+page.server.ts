import { parse, refuse } from '#lib/server/forms.ts';
import { render } from '#lib/server/markdown.server.ts';
import { idOf } from '#lib/server/params.ts';
import { submissionForm } from '#lib/teams/team-form.server.ts';
import * as teams from '#lib/teams/teams.server.ts';
import { refusals } from '#lib/teams/teams.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const team = await teams.show(locals.supabase, idOf(params.id));
	return {
		team,
		pitch: team.submission && render(team.submission.pitch),
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
	submit: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(submissionForm, form);
		if (failure) return failure;
		const { error } = await teams.submit(locals.supabase, idOf(params.id), data);
		if (error) return refuse(error, refusals, form);
		return { submitted: true };
	}
};
