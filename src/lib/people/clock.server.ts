import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import { unforeseen } from '#lib/server/refusals.ts';

/** The time by the clock of the database, for whoever has a live session; null for who has none. */
export async function read(supabase: SupabaseClient<Database>): Promise<string | null> {
	const { data, error, status } = await supabase.rpc('tell_time');
	if (status === 401 || status === 403) return null;
	if (error) throw unforeseen(error);
	return data;
}
