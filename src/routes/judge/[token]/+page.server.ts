import * as guests from '#lib/judging/guests.server.ts';
import { nothing, ownConflictForm, pairForm } from '#lib/judging/judging.schema.ts';
import { refusals } from '#lib/judging/judging.ts';
import { readGuestQueue } from '#lib/judging/queue.server.ts';
import { commands } from '#lib/server/commands.ts';
import { written } from '#lib/submissions/written.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	judging: await readGuestQueue(locals.supabase, params.token, written),
	link: `/judge/${encodeURIComponent(params.token)}`
});

const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	conflict: on(ownConflictForm, ({ team, reason }, { locals, params: { token } }) =>
		guests.declareConflict(locals.supabase, { token, team }, reason)
	),
	takeBack: on(pairForm, ({ team }, { locals, params: { token } }) =>
		guests.takeBackConflict(locals.supabase, { token, team })
	),
	/** The guest cannot judge after all. */
	leave: on(nothing, (_, { locals, params }) => guests.leave(locals.supabase, params.token))
};
