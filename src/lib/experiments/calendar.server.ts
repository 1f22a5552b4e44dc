import type { SupabaseClient } from '@supabase/supabase-js';
import type { z } from 'zod';
import type { Database } from '#lib/database.types.ts';
import { calendar } from '#lib/experiments/calendar.schema.ts';
import { answer } from '#lib/server/refusals.ts';

/** All experiments that take up some of these days, and the zombies of today. */
export async function read(
	supabase: SupabaseClient<Database>,
	{ from, to }: { readonly from: string; readonly to: string }
): Promise<z.output<typeof calendar>> {
	return calendar.parse(answer(await supabase.rpc('read_calendar', { p_from: from, p_to: to })));
}
