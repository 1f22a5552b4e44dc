import { parse, refuse } from '#lib/server/forms.ts';
import { render } from '#lib/server/markdown.server.ts';
import { idOf } from '#lib/server/params.ts';
import { submissionForm } from '#lib/submissions/submission.schema.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import { refusals as submissionRefusals } from '#lib/submissions/submissions.ts';
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
		pitch: submission && render(submission.pitch),
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
		const { error } = await submissions.submit(locals.supabase, idOf(params.id), data);
		if (error) return refuse(error, submissionRefusals, form);
		return { submitted: true };
	}
};
