import { nothing, ownConflictForm, pairForm } from '#lib/judging/judging.schema.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { refusals } from '#lib/judging/judging.ts';
import { readQueue } from '#lib/judging/queue.server.ts';
import { commands } from '#lib/server/commands.ts';
import { written } from '#lib/submissions/written.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	judging: await readQueue(locals.supabase, params.slug, written),
	me: locals.person?.id ?? ''
});

const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	conflict: on(ownConflictForm, (data, { locals }) =>
		judging.declareConflict(locals.supabase, { ...data, judge: locals.person?.id ?? '' })
	),
	takeBack: on(pairForm, (pair, { locals }) => judging.takeBackConflict(locals.supabase, pair)),
	/** A judge drops out. */
	leave: on(nothing, async (_, { locals, params }) => {
		const { id } = await judging.show(locals.supabase, params.slug);
		return judging.withdrawJudge(locals.supabase, id, locals.person?.id ?? '');
	})
};
