import type { z } from 'zod';
import { calendar } from '#lib/experiments/calendar.schema.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** All experiments that take up some of these days, and the zombies of today. */
export async function read(
	supabase: Supabase,
	{ from, to }: { readonly from: string; readonly to: string }
): Promise<z.output<typeof calendar>> {
	return calendar.parse(answer(await supabase.rpc('read_calendar', { p_from: from, p_to: to })));
}
