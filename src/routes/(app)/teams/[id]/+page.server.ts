import { redirect } from '@sveltejs/kit';
import * as crew from '#lib/events/crew.server.ts';
import * as announcements from '#lib/floor/announcements.server.ts';
import * as finals from '#lib/judging/finals.server.ts';
import * as ledger from '#lib/ledger/ledger.server.ts';
import { commands } from '#lib/server/commands.ts';
import { signedIn } from '#lib/people/signed-in.ts';
import { idOf } from '#lib/server/params.ts';
import { opening } from '#lib/submissions/began.server.ts';
import * as demos from '#lib/submissions/demo.server.ts';
import * as handIn from '#lib/submissions/hand-in.server.ts';
import { filesOf, written } from '#lib/submissions/written.server.ts';
import { isExtended } from '#lib/submissions/submissions.ts';
import * as submissions from '#lib/submissions/submissions.server.ts';
import * as entries from '#lib/teams/entries.server.ts';
import { toChoose } from '#lib/teams/finding.ts';
import * as forms from '#lib/teams/entry-form.server.ts';
import * as teams from '#lib/teams/teams.server.ts';
import { refusals } from '#lib/teams/teams.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = idOf(params.id);
	const find = url.searchParams.get('late') ?? '';
	const [team, entry, submission] = await Promise.all([
		teams.show(locals.supabase, id),
		entries.show(locals.supabase, id),
		submissions.show(locals.supabase, id)
	]).catch((cause) => teams.leadOn(locals.supabase, id, cause));
	const { id: me, function: side, is_bridging } = signedIn(locals);
	const isMended = isExtended(submission) && entry.may_organize;
	const isMember = team.people.some((one) => one.id === me);
	const isLive = team.phase !== 'voting' && team.phase !== 'results';
	const [news, found, final, followed, pitch] = await Promise.all([
		isMember && isLive ? announcements.latest(locals.supabase, team.event_slug) : null,
		isMended && find ? crew.candidates(locals.supabase, find) : [],
		team.phase === 'judging' || team.phase === 'voting' ? finals.ofTeam(locals.supabase, id) : null,
		team.phase === 'results' && submission.has_handed_in ? ledger.of(locals.supabase, team.event_id, [id]) : null,
		isMember && team.phase !== 'results' ? demos.pitchIn(locals.supabase, team.event_slug) : null
	]);
	return {
		...{ team, isLive, isMember, news, find, final, followed, pitch, submission, began: opening(submission) },
		entry: { ...entry, free: [], helpers: [] },
		// with more time than others, a team is put right by who runs the event
		placeable: isMended ? [...entry.free, ...entry.helpers].map(toChoose) : null,
		colleagues: found.slice(0, 20),
		waiting: entry.requests.filter(({ kind, is_mine }) => kind === 'application' && !is_mine).length,
		me: { id: me, function: side, is_bridging },
		handedIn: submission.submission && written(submission.fields, submission.submission, filesOf(submission))
	};
};

const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	join: on(forms.entryForm, ({ seat }, { locals, params }) => entries.join(locals.supabase, idOf(params.id), seat)),
	apply: on(forms.entryForm, (data, { locals, params }) => entries.apply(locals.supabase, idOf(params.id), data)),
	answer: on(forms.answerForm, ({ request, outcome }, { locals }) => entries.settle(locals.supabase, request, outcome)),
	keep: on(forms.nothing, (_, { locals, params }) => entries.keepPlace(locals.supabase, idOf(params.id))),
	side: on(forms.nothing, (_, { locals, params }) => entries.standForOwnSide(locals.supabase, idOf(params.id))),
	rename: on(forms.nameForm, ({ team }, { locals, params }) => entries.rename(locals.supabase, idOf(params.id), team)),
	takeOut: on(forms.removalForm, (data, { locals, params }) => entries.takeOut(locals.supabase, idOf(params.id), data)),
	place: on(forms.placeForm, async ({ person }, { locals, params }) => {
		const { event_id } = await teams.show(locals.supabase, idOf(params.id));
		return entries.placeOne(locals.supabase, event_id, { person, team: idOf(params.id) });
	}),
	late: on(forms.lateForm, (data, { locals, params }) => entries.registerLate(locals.supabase, idOf(params.id), data)),
	leave: on(forms.nothing, async (_, { locals, params }) => {
		const { data: closedIn, error } = await entries.leave(locals.supabase, idOf(params.id));
		if (closedIn) redirect(303, `/events/${closedIn}/teams?closed=${params.id}`);
		return error;
	}),
	draft: async ({ locals, params, request }) => handIn.keep(locals.supabase, idOf(params.id), await request.formData()),
	files: async ({ locals, params, request }) => {
		const kept = await handIn.keep(locals.supabase, idOf(params.id), await request.formData());
		if ('status' in kept) return kept;
		redirect(303, `/teams/${params.id}/files`);
	},
	submit: async ({ locals, params, request }) =>
		handIn.submit(locals.supabase, idOf(params.id), await request.formData())
};
