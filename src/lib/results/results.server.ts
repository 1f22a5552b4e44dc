import { z } from 'zod';
import type { AwardDraft, RaisedAward, WordsDraft } from '#lib/results/award-form.server.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Over } from '#lib/server/seenForms.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const person = z.object({
	...{ id: z.string(), name: z.string(), is_bridging: z.boolean() },
	function: z.enum(['marketing', 'it', 'other']).nullable()
});
const team = z.object({
	...{ id: z.number(), name: z.string(), idea: z.string(), idea_id: z.number() },
	people: z.array(person)
});
const corrected = { corrected_at: z.string().nullable(), correction: z.string() };
const award = z.object({
	...{ id: z.number(), name: z.string(), reason: z.string(), team_id: z.number() },
	...corrected
});

const shown = z.object({
	...{ id: z.number(), slug: z.string(), name: z.string(), time_zone: z.string(), organizer: z.string() },
	phase: z.enum(['announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results']),
	...{ ideation_at: z.string(), results_at: z.string(), asked_at: z.string(), may_edit: z.boolean() },
	words: z.object({ thanks: z.string(), has_choice: z.boolean(), choice_name: z.string(), ...corrected }).nullable(),
	awards: z.array(award),
	teams: z.array(team),
	numbers: z.object({
		people: z.object({ marketing: z.number(), it: z.number(), other: z.number(), bridging: z.number() }),
		...{ ideas: z.number(), teams: z.number(), mixed: z.number(), submissions: z.number(), voters: z.number() }
	})
});

/** The results of an event as far as the person who asks may see them, by the clock of the database. */
export type ShownResults = z.output<typeof shown>;

/**
 * The results of an event, with these teams and those that are awarded, or with all that handed in. 404 when there is none of that name.
 */
export async function show(supabase: Supabase, slug: string, teams?: readonly number[]): Promise<ShownResults> {
	const asked = { p_slug: slug, ...(teams && { p_teams: [...teams] }) };
	return shown.parse(answer(await supabase.rpc('show_results', asked)));
}

/** Prepares an award, or changes the one of that id. */
export async function saveAward(supabase: Supabase, over: Over, { id, ...award }: AwardDraft) {
	return supabase.rpc('save_award', { p_event: over.id, p_award: award, p_id: id, p_version: over.version });
}

/** Takes away an award that is being prepared. */
export async function removeAward(supabase: Supabase, event: number, id: number) {
	return supabase.rpc('remove_award', { p_event: event, p_id: id });
}

/** Moves an award one place up; after the results with what was wrong. */
export async function raiseAward(supabase: Supabase, event: number, { id, correction }: RaisedAward) {
	return supabase.rpc('raise_award', { p_event: event, p_id: id, p_correction: correction });
}

/** Writes what is said with the results. */
export async function write(supabase: Supabase, { id, version }: Over, words: WordsDraft) {
	return supabase.rpc('write_result_words', { p_event: id, p_words: words, p_version: version });
}
