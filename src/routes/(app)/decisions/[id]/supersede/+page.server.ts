import { redirect } from '@sveltejs/kit';
import * as boxes from '#lib/decisions/boxes.server.ts';
import { refusals } from '#lib/decisions/decisions.ts';
import * as recommendations from '#lib/decisions/recommendations.server.ts';
import { recommendedOf } from '#lib/decisions/recommended.ts';
import { supersedingDeparture, supersedingForm, supersedingSignature } from '#lib/decisions/records.schema.ts';
import * as records from '#lib/decisions/records.server.ts';
import { departureNamed } from '#lib/decisions/schemas.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { leads } from '#lib/people/people.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { decisionRefusals } from '#lib/funding/funding.ts';
import { trancheOfDecision } from '#lib/funding/funding.schema.ts';
import * as funding from '#lib/funding/funding.server.ts';
import { commands } from '#lib/server/commands.ts';
import { idOf } from '#lib/server/params.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What the rule recommends by the readings as they are now: worked out here, never taken from the form. */
async function recommended({ supabase }: App.Locals, experiment: number) {
	return recommendedOf(analyse(await experiments.read(supabase, experiment)));
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { document, ...page } = await records.read(locals.supabase, idOf(params.id));
	const { outcome, rationale, next_step, learned, would_change_our_mind } = document.decision;
	const [money, advice, withheld] = await Promise.all([
		funding.ofExperiment(locals.supabase, page.experiment_id),
		page.stays ? null : recommended(locals, page.experiment_id),
		leads(locals.person) ? reviews.withheldOf(locals.supabase, page.experiment_id) : null
	]);
	return {
		page,
		money,
		withheld,
		decision: { outcome, rationale, next_step, learned, would_change_our_mind },
		recommended: advice,
		me: { id: locals.person?.id, leads: page.may.leads }
	};
};

const on = commands<RequestEvent>({ ...refusals, ...decisionRefusals });
export const actions: Actions = {
	sign: on(supersedingSignature, ({ outcome }, { locals, params }) =>
		records.sign(locals.supabase, idOf(params.id), outcome)
	),
	ask: on(supersedingDeparture, async (data, { locals, params }) => {
		const { experiment_id } = await records.read(locals.supabase, idOf(params.id));
		const asked = { ...data, recommended: await recommendations.stated(locals.supabase, experiment_id) };
		return records.askForSecond(locals.supabase, idOf(params.id), asked);
	}),
	second: on(departureNamed, ({ departure }, { locals }) => boxes.second(locals.supabase, departure)),
	supersede: on(supersedingForm.extend({ tranche: trancheOfDecision }), async (data, { locals, params }) => {
		const { experiment_id } = await records.read(locals.supabase, idOf(params.id));
		const written = { ...data, recommended: await recommendations.stated(locals.supabase, experiment_id) };
		const { data: id, error } = await records.supersede(locals.supabase, idOf(params.id), written);
		return error ?? redirect(303, `/decisions/${id}`);
	})
};
