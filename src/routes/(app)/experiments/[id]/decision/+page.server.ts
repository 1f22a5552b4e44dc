import { error, redirect } from '@sveltejs/kit';
import * as boxes from '#lib/decisions/boxes.server.ts';
import { isOutcome, refusals } from '#lib/decisions/decisions.ts';
import { ballot, boxNamed, decision, opening, signature } from '#lib/decisions/schemas.ts';
import { decisionRefusals } from '#lib/funding/funding.ts';
import { trancheOfDecision } from '#lib/funding/funding.schema.ts';
import * as funding from '#lib/funding/funding.server.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const experimentOf = (id: string) => (/^\d{1,15}$/.test(id) ? Number(id) : error(404, 'There is no such experiment.'));

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const id = experimentOf(params.id);
	const [experiment, all, money] = await Promise.all([
		experiments.read(locals.supabase, id),
		boxes.ofExperiment(locals.supabase, id),
		funding.ofExperiment(locals.supabase, id)
	]);
	const outcome = url.searchParams.get('outcome');
	const role = locals.person?.role;
	return {
		// months of readings stay on the server: the results say what they come to
		experiment: { ...experiment, readings: [] },
		results: analyse(experiment),
		boxes: all,
		money,
		outcome: isOutcome(outcome) ? outcome : null,
		me: { id: locals.person?.id, leads: role === 'leader' || role === 'admin', votes: role === 'leader' }
	};
};

/** Done: the page shows it. Refused: the sentence, with what was typed. */
function settle(event: RequestEvent, refusal: DatabaseError | null, form: FormData) {
	if (refusal) return refuse(refusal, { ...refusals, ...decisionRefusals }, form);
	redirect(303, event.url.pathname);
}

export const actions: Actions = {
	async open(event) {
		const form = await event.request.formData();
		const { data, failure } = parse(opening, form);
		if (failure) return failure;
		const experiment = experimentOf(event.params.id);
		return settle(event, await boxes.open(event.locals.supabase, { experiment, ...data }), form);
	},
	async withdraw(event) {
		const form = await event.request.formData();
		const { data, failure } = parse(boxNamed, form);
		return failure ?? settle(event, await boxes.withdraw(event.locals.supabase, data.box), form);
	},
	async cast(event) {
		const form = await event.request.formData();
		const { data, failure } = parse(ballot, form);
		return failure ?? settle(event, await boxes.cast(event.locals.supabase, data), form);
	},
	async reveal(event) {
		const form = await event.request.formData();
		const { data, failure } = parse(boxNamed, form);
		return failure ?? settle(event, await boxes.reveal(event.locals.supabase, data.box), form);
	},
	async sign(event) {
		const form = await event.request.formData();
		const { data, failure } = parse(signature, form);
		return failure ?? settle(event, await boxes.sign(event.locals.supabase, data), form);
	},
	async decide(event) {
		const form = await event.request.formData();
		const { data, failure } = parse(decision.extend({ tranche: trancheOfDecision }), form);
		return failure ?? settle(event, await boxes.decide(event.locals.supabase, data), form);
	}
};
