import { error, redirect } from '@sveltejs/kit';
import * as saves from '#lib/events/saves.server.ts';
import * as forms from '#lib/judging/judging.schema.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { defaultRubric, refusals } from '#lib/judging/judging.ts';
import { planned } from '#lib/judging/planned.ts';
import * as planning from '#lib/judging/planning.server.ts';
import * as rubrics from '#lib/judging/rubrics.server.ts';
import { rubricParts as parts, rubricValues } from '#lib/judging/rubrics.ts';
import * as people from '#lib/people/people.server.ts';
import { directoryFilter } from '#lib/people/schemas.ts';
import { commands } from '#lib/server/commands.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';
import { saveSeen } from '#lib/server/seenForms.ts';
import { seenOf } from '#lib/ui/seen.ts';
import type { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const saved = await saves.of(locals.supabase, params.slug, 'rubric');
	const shown = await judging.show(locals.supabase, params.slug);
	if (!shown.may_organize) error(404, 'Only its organizer or a leader can steer the judging of this event.');
	const q = (url.searchParams.get('q') ?? '').trim().slice(0, 80);
	const [desk, found] = await Promise.all([
		judging.deskOf(locals.supabase, shown.id),
		q ? people.find(locals.supabase, directoryFilter.parse({ q })) : null
	]);
	return {
		...{ judging: shown, desk, saves: saved, seen: seenOf('rubric', saved, rubricValues(shown)) },
		...planned(desk, shown),
		...{ q, rubric: shown.criteria.length > 0 ? shown.criteria : defaultRubric },
		found: found?.people.filter(({ is_complete }) => is_complete) ?? null
	};
};

/** The event of the page, by its slug. */
const eventOf = async ({ locals, params }: RequestEvent) => (await judging.show(locals.supabase, params.slug)).id;

/** What the form of a rubric is read from: the event's, or that of a challenge. */
async function read({ locals: { supabase }, params: { slug } }: RequestEvent, challenge?: string) {
	return { saves: await saves.of(supabase, slug, 'rubric'), ...(await rubrics.read(supabase, slug, challenge)) };
}

/** Back to the part of the page that was changed, or the refusal. */
const shows = (part: string, refusal: DatabaseError | null, { url }: RequestEvent) =>
	refusal ?? redirect(303, `${url.pathname}#${part}`);

const on = commands<RequestEvent>(refusals);
type Act<S extends z.ZodType> = (
	client: App.Locals['supabase'],
	id: number,
	data: z.output<S>
) => Promise<DatabaseError | null>;
/** A command that ends at that part of the page. */
const to = <S extends z.ZodType>(part: string, schema: S, act: Act<S>) =>
	on(schema, async (data, event) => shows(part, await act(event.locals.supabase, await eventOf(event), data), event));
export const actions: Actions = {
	rubric: async (event) =>
		saveSeen(await event.request.formData(), {
			...{ name: 'rubric', schema: forms.rubricForm, refusals, parts, read: () => read(event) },
			save: async (data, at) => shows('rubric', await rubrics.save(event.locals.supabase, at, data), event)
		}),
	own: async (event) => {
		const form = await event.request.formData();
		const challenge = String(form.get('challenge'));
		return saveSeen(form, {
			...{ name: `rubric ${challenge}`, schema: forms.challengeRubricForm, refusals, parts },
			read: () => read(event, challenge),
			save: async (data, at) => shows('rubrics', await rubrics.give(event.locals.supabase, at, data), event)
		});
	},
	shared: to('rubrics', forms.sharedRubricForm, (client, _, data) => rubrics.takeAway(client, data.challenge)),
	add: to('judges', forms.judgeForm, (client, id, { person }) => judging.addJudge(client, id, person)),
	withdraw: to('judges', forms.judgeForm, (client, id, { person }) => judging.withdrawJudge(client, id, person)),
	conflict: to('conflicts', forms.conflictForm, (client, _, data) => judging.declareConflict(client, data)),
	takeBack: to('conflicts', forms.pairForm, (client, _, pair) => judging.takeBackConflict(client, pair)),
	plan: to('plan', forms.seatsForm, (client, id, { seats }) => planning.seatAll(client, id, seats)),
	deal: to('plan', forms.looksForm, (client, id, { looks }) => planning.dealAll(client, id, looks)),
	open: to('open', forms.nothing, (client, id) => judging.open(client, id))
};
