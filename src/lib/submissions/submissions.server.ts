import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Database } from '#lib/database.types.ts';
import { answer, unforeseen } from '#lib/server/refusals.ts';
import type { SubmissionDraft } from '#lib/submissions/submission.schema.ts';

type Client = SupabaseClient<Database>;

const row = z.object({
	...{ team_id: z.number(), team: z.string(), idea_id: z.number(), idea: z.string() },
	...{ pitch: z.string(), link: z.string(), submitted_at: z.string() }
});

/** What a team handed in, in a list. `pitch` is its beginning, at most 400 characters. */
export type SubmissionRow = z.output<typeof row>;

const shown = z
	.object({
		...{ pitch: z.string(), link: z.string(), submitted_at: z.string(), first_submitted_at: z.string() },
		by: z.string()
	})
	.nullable();

/** What a team handed in, whole; null while it has not. */
export type ShownSubmission = z.output<typeof shown>;

/** What the teams of an event handed in (at most 500), in the order the teams formed. */
export async function ofEvent(supabase: Client, slug: string): Promise<SubmissionRow[]> {
	const columns = 'team_id, team, idea_id, idea, pitch, link, submitted_at';
	const found = supabase.from('submission_list').select(columns).eq('event_slug', slug).order('team_id').limit(500);
	return z.array(row).parse(answer(await found));
}

/** What a team handed in; null while it has not, or while the person who asks may not see it. */
export async function show(supabase: Client, team: number): Promise<ShownSubmission> {
	const { data, error } = await supabase.rpc('show_submission', { p_team: team });
	if (error) throw unforeseen(error);
	return shown.parse(data);
}

/** Hands in, or hands in again; answers when, by the clock of the database. */
export async function submit(supabase: Client, team: number, { pitch, link }: SubmissionDraft) {
	return supabase.rpc('submit_team', { p_team: team, p_pitch: pitch, p_link: link });
}
