import { z } from 'zod';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const saves = z.array(
	z.object({ form: z.string(), version: z.number(), at: z.string(), by: z.string(), is_mine: z.boolean() })
);

/**
 * Who saved this form of an event's set-up, or those called like it with a number, the latest first. Asked for before what the form shows, so that no save is missed.
 * `form` as the database calls it: `event`, `registration`, `award` for `award 12`.
 */
export async function of(supabase: Supabase, slug: string, form: string) {
	return saves.parse(answer(await supabase.rpc('list_event_saves', { p_slug: slug, p_form: form })));
}
