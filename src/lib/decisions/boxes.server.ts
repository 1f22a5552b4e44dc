import { z } from 'zod';
import type { Tables } from '#lib/database.types.ts';
import type { Box } from '#lib/decisions/boxes.ts';
import type { Outcome } from '#lib/decisions/decisions.ts';
import { departures, secondKind } from '#lib/decisions/departures.schema.ts';
import { rule, seat } from '#lib/decisions/panel.schema.ts';
import type { BallotDraft, DecisionForm } from '#lib/decisions/schemas.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const outcome = z.enum(['promote', 'iterate', 'kill']);
const side = z.enum(['marketing', 'it', 'other']);
const voter = z.object({ voter_id: z.string(), voter: z.string(), function: side, cast_by: z.string().nullish() });
const orNone = <T extends z.ZodType>(item: T) =>
	z
		.array(item)
		.nullable()
		.transform((items) => items ?? []);

const box = z.object({
	id: z.number(),
	time_box: z.number(),
	opened_at: z.string(),
	closes_at: z.string(),
	is_closed: z.boolean(),
	quorum: z.number(),
	quorum_asked: z.number(),
	rule,
	has_panel: z.boolean(),
	seats: orNone(seat),
	departures,
	chair_id: z.string(),
	chair: z.string(),
	revealed_at: z.string().nullable(),
	revealed_by: z.string().nullable(),
	turnout: orNone(voter),
	ballots: orNone(
		voter.extend({
			choice: outcome,
			confidence: z.number(),
			reason: z.string(),
			version: z.number(),
			objects_to: outcome.nullish()
		})
	),
	signatures: orNone(z.object({ side: z.enum(['marketing', 'it']), outcome, name: z.string(), signed_at: z.string() })),
	rules: z.record(outcome, z.boolean()).nullable(),
	decides: z.boolean()
});
const decision = z.object({
	id: z.number(),
	supersedes_id: z.number().nullable(),
	outcome,
	rationale: z.string(),
	next_step: z.string(),
	learned: z.string(),
	rule_met: z.boolean(),
	overrule_reason: z.string().nullable(),
	recommended: outcome.nullable(),
	departure_reason: z.string().nullable(),
	seconded_by: z.string().nullable(),
	second_kind: secondKind.nullable(),
	dissent: z.string(),
	review_on: z.string().nullable(),
	decided_at: z.string(),
	decided_by: z.string(),
	would_change_our_mind: z.string().nullable()
});

const toBox = (row: Tables<'box_list'>): Box => ({
	...box.parse(row),
	decision: row.decision_id === null ? null : decision.parse({ ...row, id: row.decision_id })
});

/** The ballot boxes of an experiment, the newest first; withdrawn ones are left out. */
export async function ofExperiment(supabase: Supabase, experiment: number): Promise<readonly Box[]> {
	const query = supabase.from('box_list').select().eq('experiment_id', experiment);
	return answer(await query.order('time_box', { ascending: false })).map(toBox);
}

/** The box that an experiment is being decided in; null when there is none. */
export async function current(
	supabase: Supabase,
	experiment: number
): Promise<{ id: number; isRevealed: boolean } | null> {
	const query = supabase.from('box_list').select('id, revealed_at').eq('experiment_id', experiment);
	const [found] = answer(await query.is('decision_id', null).limit(1));
	return found?.id ? { id: found.id, isRevealed: found.revealed_at !== null } : null;
}

/** Opens a box on an experiment that is due; leaders only. Answers the refusal, or null when it is open. */
export async function open(
	supabase: Supabase,
	{ experiment, hours, quorum }: { experiment: number; hours?: number; quorum?: number }
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('open_ballot_box', {
		p_experiment: experiment,
		p_hours: hours,
		p_quorum: quorum
	});
	return error;
}

/** Takes a box back: the experiment is due again, and what was cast stays sealed. Answers the refusal, or null. */
export async function withdraw(supabase: Supabase, id: number): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('withdraw_ballot_box', { p_box: id });
	return error;
}

/** Casts one's ballot, or replaces it. Answers the refusal, or null when it is in the box. */
export async function cast(
	supabase: Supabase,
	{ box: id, choice, confidence, reason, for: absent, objects_to }: BallotDraft
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('cast_ballot', {
		p_box: id,
		p_choice: choice,
		p_confidence: confidence,
		p_reason: reason,
		p_for: absent ?? undefined,
		p_objects_to: objects_to ?? undefined
	});
	return error;
}

/** Declares a conflict of interest on a ballot outside a review. Answers the refusal, or null when it is declared. */
export async function recuse(
	supabase: Supabase,
	{ box: id, note }: { box: number; note: string }
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('recuse_from_ballot', { p_box: id, p_note: note });
	return error;
}

/** Opens all ballots for everybody at one moment. Answers the refusal, or null when they are (or were) revealed. */
export async function reveal(supabase: Supabase, id: number): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('reveal_ballots', { p_box: id });
	return error;
}

/** Signs for an outcome as one of the two owners. Answers the refusal, or null when it is signed. */
export async function sign(
	supabase: Supabase,
	{ box: id, outcome: choice }: { box: number; outcome: Outcome }
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('sign_outcome', { p_box: id, p_outcome: choice });
	return error;
}

/** Records the decision for good, with the tranche it releases. Answers the refusal, or null when it is recorded. */
export async function decide(
	supabase: Supabase,
	form: DecisionForm & { readonly recommended: Outcome | null; readonly tranche?: { amount: number; days: number } }
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('decide', {
		p_box: form.box,
		p_outcome: form.outcome,
		p_rationale: form.rationale,
		p_next_step: form.next_step,
		p_learned: form.learned,
		p_days: form.days ?? undefined,
		// the fields are out of sight for a kill, which releases nothing
		p_tranche: form.outcome === 'kill' ? undefined : form.tranche,
		p_change_mind: form.change_mind,
		p_confirmed: { recommended: form.recommended, dissent: form.dissent, review_on: form.review_on }
	});
	return error;
}

/** Asks for a second on an outcome against ballots or registered rule. Answers the refusal, or null when it is asked. */
export async function askForSecond(
	supabase: Supabase,
	asked: { box: number; outcome: Outcome; reason: string; recommended: Outcome | null }
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('ask_for_second', {
		p_box: asked.box,
		p_outcome: asked.outcome,
		p_reason: asked.reason,
		p_recommended: asked.recommended ?? undefined
	});
	return error;
}

/** Seconds it, as another leader; also what would supersede. Answers the refusal, or null when it is seconded. */
export async function second(supabase: Supabase, departure: number): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('second_departure', { p_departure: departure });
	return error;
}
