import { commands } from '#lib/server/commands.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { render } from '#lib/server/markdown.server.ts';
import { signedIn } from '#lib/people/signed-in.ts';
import { idOf } from '#lib/server/params.ts';
import * as entries from '#lib/teams/entries.server.ts';
import { answerForm, entryForm, nothing } from '#lib/teams/entry-form.server.ts';
import { submissionForm } from '#lib/teams/team-form.server.ts';
import * as teams from '#lib/teams/teams.server.ts';
import { refusals } from '#lib/teams/teams.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const id = idOf(params.id);
	const [team, entry] = await Promise.all([teams.show(locals.supabase, id), entries.show(locals.supabase, id)]);
	const { id: me, function: side, is_bridging } = signedIn(locals);
	return {
		team,
		entry: { ...entry, free: [] },
		waiting: entry.requests.filter(({ kind, is_mine }) => kind === 'application' && !is_mine).length,
		me: { id: me, function: side, is_bridging },
		pitch: team.submission && render(team.submission.pitch),
		isMember: team.people.some(({ id }) => id === locals.person?.id)
	};
};

const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	join: on(entryForm, ({ seat }, { locals, params }) => entries.join(locals.supabase, idOf(params.id), seat)),
	apply: on(entryForm, (data, { locals, params }) => entries.apply(locals.supabase, idOf(params.id), data)),
	answer: on(answerForm, ({ request, outcome }, { locals }) => entries.settle(locals.supabase, request, outcome)),
	keep: on(nothing, (_, { locals, params }) => entries.keepPlace(locals.supabase, idOf(params.id))),
	leave: on(nothing, (_, { locals, params }) => entries.leave(locals.supabase, idOf(params.id))),
	submit: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { data, failure } = parse(submissionForm, form);
		if (failure) return failure;
		const { error } = await teams.submit(locals.supabase, idOf(params.id), data);
		if (error) return refuse(error, refusals, form);
		return { submitted: true };
	}
};
