import { error, redirect } from '@sveltejs/kit';
import * as saves from '#lib/events/saves.server.ts';
import { finalistParts, finalistsForm, finalistValues } from '#lib/judging/finals.schema.ts';
import * as finals from '#lib/judging/finals.server.ts';
import { firstOf, outOfOrder } from '#lib/judging/finals.ts';
import { nothing } from '#lib/judging/judging.schema.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { refusals } from '#lib/judging/judging.ts';
import { stepOf, toChoose } from '#lib/judging/finalists.ts';
import { orderOf, outcomeOf } from '#lib/judging/rounds.ts';
import { commands } from '#lib/server/commands.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import { seenOf } from '#lib/ui/seen.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase }, params: { slug }, url }) => {
	const saved = await saves.of(supabase, slug, 'finalists');
	const shown = await judging.show(supabase, slug);
	if (!shown.may_organize) error(404, 'Only its organizer or a leader can steer the judging of this event.');
	const [desk, opened] = await Promise.all([judging.deskOf(supabase, shown.id), judging.resultsOf(supabase, slug)]);
	const outcome = outcomeOf(opened, 1);
	const order = orderOf(outcome);
	const named = shown.final?.finalists.map(({ id }) => id) ?? [];
	const asked = Number(url.searchParams.get('first') ?? 3);
	const first = Number.isInteger(asked) ? Math.min(Math.max(asked, 2), Math.max(order.length, 2)) : 3;
	// asked for anew, the first ones are proposed again
	const chosen = named.length > 0 && !url.searchParams.has('first') ? named : firstOf(order, first);
	const { id, name, time_zone, voting_at, state, final, method } = shown;
	const seats = desk.judges.reduce((sum, judge) => sum + judge.seats, 0);
	const done = desk.judges.reduce((sum, judge) => sum + judge.done, 0);
	return {
		...{ id, slug, name, time_zone, voting_at, state, final, method, first, seats, done },
		...{ step: stepOf(shown), moreTime: desk.more_time },
		seen: seenOf('finalists', saved, finalistValues(shown)),
		guests: desk.judges.flatMap(({ name, guest, has_withdrawn }) =>
			guest?.opens && !has_withdrawn ? [{ name, email: guest.email }] : []
		),
		departs: outOfOrder(order, named).length > 0,
		apart: outcome.results.apart.length,
		projects: toChoose(outcome, chosen)
	};
};

/** The event of the page, by its slug. */
async function eventOf({ locals, params }: RequestEvent): Promise<number> {
	return (await judging.show(locals.supabase, params.slug)).id;
}

const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	close: on(nothing, async (_, event) => finals.close(event.locals.supabase, await eventOf(event))),
	name: async ({ locals: { supabase }, params: { slug }, request, url }) => {
		const projects = toChoose(outcomeOf(await judging.resultsOf(supabase, slug), 1), []);
		return saveSeen(await request.formData(), {
			...{ name: 'finalists', schema: finalistsForm, refusals, parts: finalistParts(projects) },
			read: async () => {
				const saved = await saves.of(supabase, slug, 'finalists');
				const { id, ...shown } = await judging.show(supabase, slug);
				return { saves: saved, values: finalistValues(shown), id };
			},
			save: async (draft, at) => (await finals.name(supabase, at, draft)) ?? redirect(303, `${url.pathname}#finalists`)
		});
	},
	announce: on(nothing, async (_, event) => finals.announce(event.locals.supabase, await eventOf(event)))
};
