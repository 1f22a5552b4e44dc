import type { ChallengeRubricDraft, RubricDraft } from '#lib/judging/judging.schema.ts';
import * as judging from '#lib/judging/judging.server.ts';
import { criteriaValues, rubricValues } from '#lib/judging/rubrics.ts';
import type { Over } from '#lib/server/seenForms.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** The event, and how it is judged as the fields of its form; or the rubric of a challenge, the event's where it has none. */
export async function read(supabase: Supabase, slug: string, challenge?: string) {
	const { id, ...shown } = await judging.show(supabase, slug);
	const own = shown.challenges.find((one) => String(one.id) === challenge)?.criteria ?? [];
	const criteria = own.length > 0 ? own : shown.criteria;
	return { id, values: challenge === undefined ? rubricValues(shown) : criteriaValues(criteria) };
}

/** Says how an event is judged, over that version of the form. */
export async function save(supabase: Supabase, { id, version }: Over, { setup, criteria }: RubricDraft) {
	const told = { p_event: id, p_setup: setup, p_criteria: criteria, p_version: version };
	return (await supabase.rpc('save_rubric', told)).error;
}

/** Gives a challenge a rubric of its own, over that version of the form. */
export async function give(supabase: Supabase, { version }: Over, { challenge, criteria }: ChallengeRubricDraft) {
	const told = { p_challenge: challenge, p_criteria: criteria, p_version: version };
	return (await supabase.rpc('save_challenge_rubric', told)).error;
}

/** Judges a challenge by the rubric of the event again. */
export async function takeAway(supabase: Supabase, challenge: number) {
	return (await supabase.rpc('save_challenge_rubric', { p_challenge: challenge, p_criteria: [] })).error;
}
