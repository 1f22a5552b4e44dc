import type { z } from 'zod';
import type { Outcome } from '#lib/decisions/decisions.ts';
import * as schema from '#lib/decisions/records.schema.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import type { Result } from '#lib/experiments/result.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** A decision with the record it was taken on. Throws 404 when there is none. */
export async function read(supabase: Supabase, id: number): Promise<schema.DecisionPage> {
	return schema.decisionPage.parse(answer(await supabase.rpc('read_decision', { p_decision: id })));
}

/** The record as the very text that was hashed. Throws 404 when there is none. */
export async function text(supabase: Supabase, id: number): Promise<string> {
	return answer(await supabase.rpc('decision_text', { p_decision: id }));
}

/** The analysis a decision was taken on: of the readings as they were, on the day as it was, by today's code. */
export function analysed({ experiment }: schema.DecisionDocument): Result[] {
	return analyse(experiment);
}

/** Signs, as an owner, for what may take the place of a decision. Answers the refusal, or null when it is signed. */
export async function sign(supabase: Supabase, id: number, outcome: Outcome): Promise<DatabaseError | null> {
	return (await supabase.rpc('sign_superseding', { p_decision: id, p_outcome: outcome })).error;
}

/** Asks for a second on what would take its place against ballots or rule. Answers the refusal, or null when asked. */
export async function askForSecond(
	supabase: Supabase,
	id: number,
	asked: { outcome: Outcome; reason: string; recommended: Outcome | null }
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('ask_to_supersede', {
		p_decision: id,
		p_outcome: asked.outcome,
		p_reason: asked.reason,
		p_recommended: asked.recommended ?? undefined
	});
	return error;
}

/** Puts a new decision in the place of one, with the tranche it releases; answers its id. */
export async function supersede(
	supabase: Supabase,
	id: number,
	form: z.output<typeof schema.supersedingForm> & {
		readonly recommended: Outcome | null;
		readonly tranche?: { amount: number; days: number };
	}
) {
	return supabase.rpc('supersede_decision', {
		p_decision: id,
		p_outcome: form.outcome,
		p_reason: form.reason,
		p_rationale: form.rationale,
		p_next_step: form.next_step,
		p_learned: form.learned,
		p_days: form.days ?? undefined,
		p_change_mind: form.change_mind,
		// the fields are out of sight for a kill, which releases nothing
		p_tranche: form.outcome === 'kill' ? undefined : form.tranche,
		p_confirmed: { recommended: form.recommended, dissent: form.dissent, review_on: form.review_on }
	});
}
