import * as finals from '#lib/judging/finals.server.ts';
import { signedIn } from '#lib/people/signed-in.ts';
import { commands } from '#lib/server/commands.ts';
import { render } from '#lib/server/markdown.server.ts';
import { idOf } from '#lib/server/params.ts';
import * as room from '#lib/teams/room.server.ts';
import { refusals } from '#lib/teams/teams.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const team = idOf(params.id);
	const [{ notes, ...shown }, final] = await Promise.all([
		room.show(locals.supabase, team),
		finals.ofTeam(locals.supabase, team)
	]);
	const me = signedIn(locals).id;
	return {
		...shown,
		final,
		notes: notes.map(({ body, written_by, ...note }) => ({ ...note, html: render(body), isMine: written_by === me }))
	};
};

const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	write: on(room.noteForm, ({ body }, { locals, params }) => room.write(locals.supabase, idOf(params.id), body)),
	unwrite: on(room.noteChoice, ({ note }, { locals, params }) => room.unwrite(locals.supabase, idOf(params.id), note)),
	add: on(room.taskForm, (data, { locals, params }) => room.add(locals.supabase, idOf(params.id), data)),
	set: on(room.taskChange, (data, { locals, params }) => room.set(locals.supabase, idOf(params.id), data)),
	remove: on(room.taskChoice, ({ task }, { locals, params }) => room.remove(locals.supabase, idOf(params.id), task))
};
