import { unforeseen } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** The time by the clock of the database, for whoever has a live session; null for who has none. */
export async function read(supabase: Supabase): Promise<string | null> {
	const { data, error, status } = await supabase.rpc('tell_time');
	if (status === 401 || status === 403) return null;
	if (error) throw unforeseen(error);
	return data;
}
