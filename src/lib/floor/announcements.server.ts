import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Database } from '#lib/database.types.ts';
import type { Audience } from '#lib/floor/floor.ts';
import { answer } from '#lib/server/refusals.ts';

type Client = SupabaseClient<Database>;

const audience = z.enum(['everybody', 'without_team', 'mentors', 'not_handed_in']);
const row = z.object({
	...{ id: z.number(), says: z.string(), audience, author: z.string(), due_at: z.string() },
	...{ withdrawn_at: z.string().nullable(), is_to_come: z.boolean() }
});

/** Something the organizers said, or (for them) will say. */
export type Announcement = z.output<typeof row>;

const heard = z.object({ said: z.array(row), asked_at: z.string(), next_at: z.string().nullable() });

/**
 * What the reader may read of what was said in an event, the latest first, at most 100; and when the next is due that is
 * for him or her (`next_at`), by the clock of the database (`asked_at`).
 */
export async function list(supabase: Client, slug: string, most = 100) {
	return heard.parse(answer(await supabase.rpc('said_in_event', { p_slug: slug, p_most: most })));
}

/** Says something, now or when it is due. */
export async function announce(
	supabase: Client,
	event: number,
	{ says, audience: to, due_at }: { readonly says: string; readonly audience: Audience; readonly due_at?: string }
) {
	return supabase.rpc('announce', { p_event: event, p_says: says, p_audience: to, p_due_at: due_at });
}

/** Takes an announcement back. */
export async function withdraw(supabase: Client, id: number) {
	return supabase.rpc('withdraw_announcement', { p_announcement: id });
}

/** An announcement as its form sends it; the time as the clocks of the event show it. */
export const announcementForm = z.object({
	says: z
		.string()
		.trim()
		.min(3, 'Say something, in at least 3 characters.')
		.max(2000, 'Shorten this to 2,000 characters.'),
	audience: audience.default('everybody'),
	due_at: z.string().trim().default('')
});
