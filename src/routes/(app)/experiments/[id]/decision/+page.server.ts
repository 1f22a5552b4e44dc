import { error } from '@sveltejs/kit';
import * as boxes from '#lib/decisions/boxes.server.ts';
import { isOutcome } from '#lib/decisions/decisions.ts';
import * as recommendations from '#lib/decisions/recommendations.server.ts';
import { recommendedOf } from '#lib/decisions/recommended.ts';
import {
	ballot,
	boxNamed,
	decision,
	departure,
	departureNamed,
	opening,
	recusal,
	signature
} from '#lib/decisions/schemas.ts';
import { decisionRefusals } from '#lib/funding/funding.ts';
import { trancheOfDecision } from '#lib/funding/funding.schema.ts';
import * as funding from '#lib/funding/funding.server.ts';
import { refusals } from '#lib/reviews/refusals.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { commands } from '#lib/server/commands.ts';
import { leads } from '#lib/people/people.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const experimentOf = (id: string) => (/^\d{1,15}$/.test(id) ? Number(id) : error(404, 'There is no such experiment.'));

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const id = experimentOf(params.id);
	const role = locals.person?.role;
	const [experiment, all, money, withheld, review] = await Promise.all([
		experiments.read(locals.supabase, id),
		boxes.ofExperiment(locals.supabase, id),
		funding.ofExperiment(locals.supabase, id),
		leads(locals.person) ? reviews.withheldOf(locals.supabase, id) : null,
		reviews.awaiting(locals.supabase, id)
	]);
	const outcome = url.searchParams.get('outcome');
	const results = withheld ? [] : analyse(experiment);
	return {
		// months of readings stay on the server: the results say what they come to
		experiment: { ...experiment, readings: [], segments: [] },
		results,
		recommended: recommendedOf(results),
		boxes: all,
		withheld,
		review,
		money,
		outcome: isOutcome(outcome) ? outcome : null,
		me: { id: locals.person?.id, leads: role === 'leader' || role === 'admin', votes: role === 'leader' }
	};
};

/** Worked out here from the readings and stated by the server, never taken from the form. */
const recommended = ({ locals, params }: RequestEvent) =>
	recommendations.stated(locals.supabase, experimentOf(params.id));

const on = commands<RequestEvent>({ ...refusals, ...decisionRefusals });
export const actions: Actions = {
	open: on(opening, (data, { locals, params }) =>
		boxes.open(locals.supabase, { experiment: experimentOf(params.id), ...data })
	),
	withdraw: on(boxNamed, ({ box }, { locals }) => boxes.withdraw(locals.supabase, box)),
	cast: on(ballot, (data, { locals }) => boxes.cast(locals.supabase, data)),
	recuse: on(recusal, (data, { locals }) => boxes.recuse(locals.supabase, data)),
	reveal: on(boxNamed, ({ box }, { locals }) => boxes.reveal(locals.supabase, box)),
	sign: on(signature, (data, { locals }) => boxes.sign(locals.supabase, data)),
	ask: on(departure, async (data, event) =>
		boxes.askForSecond(event.locals.supabase, { ...data, recommended: await recommended(event) })
	),
	second: on(departureNamed, ({ departure: asked }, { locals }) => boxes.second(locals.supabase, asked)),
	decide: on(decision.extend({ tranche: trancheOfDecision }), async (data, event) =>
		boxes.decide(event.locals.supabase, { ...data, recommended: await recommended(event) })
	)
};
