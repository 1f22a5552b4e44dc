import { error, redirect } from '@sveltejs/kit';
import * as forms from '#lib/judging/judging.schema.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { defaultRubric, refusals } from '#lib/judging/judging.ts';
import { plan, planComparisons } from '#lib/judging/plan.ts';
import { planned } from '#lib/judging/planned.ts';
import * as people from '#lib/people/people.server.ts';
import { directoryFilter } from '#lib/people/schemas.ts';
import { commands } from '#lib/server/commands.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const shown = await judging.show(locals.supabase, params.slug);
	if (!shown.may_organize) error(404, 'Only its organizer or a leader can steer the judging of this event.');
	const q = (url.searchParams.get('q') ?? '').trim().slice(0, 80);
	const [desk, found] = await Promise.all([
		judging.deskOf(locals.supabase, shown.id),
		q ? people.find(locals.supabase, directoryFilter.parse({ q })) : null
	]);
	return {
		judging: shown,
		desk,
		...planned(desk, shown),
		...{ q, rubric: shown.criteria.length > 0 ? shown.criteria : defaultRubric },
		found: found?.people.filter(({ is_complete }) => is_complete) ?? null
	};
};

/** The event of the page, by its slug. */
async function eventOf({ locals, params }: RequestEvent): Promise<number> {
	return (await judging.show(locals.supabase, params.slug)).id;
}

/** Back to the part of the page that was changed, or the refusal. */
function shows(part: string, refusal: DatabaseError | null, { url }: RequestEvent): DatabaseError {
	return refusal ?? redirect(303, `${url.pathname}#${part}`);
}

const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	rubric: on(forms.rubricForm, async (data, event) =>
		judging.saveRubric(event.locals.supabase, await eventOf(event), data)
	),
	own: on(forms.challengeRubricForm, async (data, event) =>
		shows('rubrics', await judging.saveChallengeRubric(event.locals.supabase, data), event)
	),
	shared: on(forms.sharedRubricForm, async (data, event) =>
		shows('rubrics', await judging.saveChallengeRubric(event.locals.supabase, { ...data, criteria: [] }), event)
	),
	add: on(forms.judgeForm, async ({ person }, event) =>
		shows('judges', await judging.addJudge(event.locals.supabase, await eventOf(event), person), event)
	),
	withdraw: on(forms.judgeForm, async ({ person }, event) =>
		shows('judges', await judging.withdrawJudge(event.locals.supabase, await eventOf(event), person), event)
	),
	conflict: on(forms.conflictForm, async (data, event) =>
		shows('conflicts', await judging.declareConflict(event.locals.supabase, data), event)
	),
	takeBack: on(forms.pairForm, async (pair, event) =>
		shows('conflicts', await judging.takeBackConflict(event.locals.supabase, pair), event)
	),
	plan: on(forms.seatsForm, async ({ seats }, event) => {
		const id = await eventOf(event);
		const { supabase } = event.locals;
		const refusal = await judging.setSeats(supabase, id, seats);
		if (refusal) return refusal;
		const { seats: planned } = plan(await judging.deskOf(supabase, id), seats);
		return shows('plan', await judging.seat(supabase, id, planned), event);
	}),
	deal: on(forms.looksForm, async ({ looks }, event) => {
		const [id, { supabase }] = [await eventOf(event), event.locals];
		const { pairs } = planComparisons(await judging.deskOf(supabase, id), looks);
		return shows('plan', await judging.deal(supabase, id, { looks, pairs }), event);
	}),
	open: on(forms.nothing, async (_, event) =>
		shows('open', await judging.open(event.locals.supabase, await eventOf(event)), event)
	)
};
