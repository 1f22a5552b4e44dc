import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Database } from '#lib/database.types.ts';
import { answer } from '#lib/server/refusals.ts';

type Client = SupabaseClient<Database>;

const fields = z.record(z.string(), z.string());

/** What a form of an idea holds that is kept as a draft; a wrong or missing key is none. */
export const draftForm = z.object({
	key: z.uuid(),
	...{ title: z.string().default(''), problem: z.string().default(''), proposal: z.string().default('') },
	...{ tags: z.string().default(''), place: z.string().default(''), priority: z.string().default('') },
	...{ wanted_by: z.string().default(''), for: z.string().default('') }
});

/** Keeps what somebody is writing; answers the id of the draft, or null where there is nothing (any more) to keep. */
export async function save(supabase: Client, { key, ...draft }: z.output<typeof draftForm>) {
	return supabase.rpc('save_idea_draft', { p_key: key, p_fields: draft });
}

/** One's own draft as its form needs it. Throws 404 when there is none. */
export async function open(supabase: Client, id: number) {
	const { data, error } = await supabase.from('idea_drafts').select('id, key, fields, saved_at').eq('id', id).single();
	const { fields: written, ...draft } = answer({ data, error });
	return { ...draft, fields: fields.parse(written) };
}

/** Throws one's own draft away. */
export async function drop(supabase: Client, id: number) {
	return supabase.rpc('drop_idea_draft', { p_draft: id });
}
