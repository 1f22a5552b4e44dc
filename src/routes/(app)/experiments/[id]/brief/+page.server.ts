import { redirect } from '@sveltejs/kit';
import { askForm, signOffForm } from '#lib/decisions/briefs.schema.ts';
import * as briefs from '#lib/decisions/briefs.server.ts';
import { briefRefusals } from '#lib/decisions/briefs.ts';
import * as records from '#lib/decisions/records.server.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { toldOf } from '#lib/experiments/treatments.ts';
import * as funding from '#lib/funding/funding.server.ts';
import { costInWords } from '#lib/funding/funding.ts';
import * as learnings from '#lib/learnings/learnings.server.ts';
import { leads } from '#lib/people/people.ts';
import * as reviews from '#lib/reviews/reviews.server.ts';
import { parse, refuse } from '#lib/server/forms.ts';
import { idOf } from '#lib/server/params.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A page to print: everything is there when it arrives, and its forms are plain. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params }) => {
	const id = idOf(params.id);
	const [now, brief, { experiments: similar }, withheld, money] = await Promise.all([
		experiments.read(locals.supabase, id),
		briefs.read(locals.supabase, id),
		learnings.around(locals.supabase, id),
		leads(locals.person) ? reviews.withheldOf(locals.supabase, id) : null,
		funding.ofExperiment(locals.supabase, id)
	]);
	// once it has ended, what the decision was taken on
	const record = brief.decision_id === null ? null : await records.read(locals.supabase, brief.decision_id);
	const { experiment, ask, sign_offs } = record?.document ?? { experiment: now, ...brief };
	const results = withheld ? [] : analyse(experiment);
	const told = toldOf(results, null);
	return {
		experiment: { ...experiment, readings: [] },
		results: told,
		withheld,
		cost: costInWords(money, money.currency),
		left: results.length - told.length,
		brief: { ...brief, ask, sign_offs },
		decided: record && {
			id: record.id,
			outcome: record.document.decision.outcome,
			at: record.document.decision.decided_at
		},
		similar: similar.filter(({ outcome }) => outcome !== null)
	};
};

/** Done: the brief shows it. Refused: the sentence, with what was typed. */
function settle({ url }: RequestEvent, refusal: DatabaseError | null, form: FormData) {
	if (refusal) return refuse(refusal, briefRefusals, form);
	redirect(303, url.pathname);
}

export const actions: Actions = {
	async ask(event) {
		const form = await event.request.formData();
		const { data, failure } = parse(askForm, form);
		return failure ?? settle(event, await briefs.ask(event.locals.supabase, idOf(event.params.id), data), form);
	},
	async signOff(event) {
		const form = await event.request.formData();
		const { data, failure } = parse(signOffForm, form);
		return failure ?? settle(event, await briefs.signOff(event.locals.supabase, idOf(event.params.id), data), form);
	}
};
