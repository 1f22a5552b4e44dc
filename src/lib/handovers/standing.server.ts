import { checkedDays } from '#lib/handovers/handovers.schema.ts';
import { showOf } from '#lib/handovers/production.ts';
import { answer, settled } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

type Days = { readonly handover: number; readonly from: string; readonly to: string };

/**
 * Works out what the production readings of these days say of the effect, and states it as the server: the database takes it from
 * nobody else, and a check that says another thing is refused. Without the server, and where nothing can hold, nothing is stated.
 */
export async function stateStanding(server: Supabase | null, supabase: Supabase, days: Days): Promise<void> {
	const asked = { p_handover: days.handover, p_from: days.from, p_to: days.to };
	const read = checkedDays.nullable().parse(answer(await supabase.rpc('read_checked_days', asked)));
	const shown = read?.decided ? showOf(read.decided, read.arms) : null;
	if (!server || !read || !shown?.says || !shown.against) return;
	settled(
		await server.rpc('state_standing', {
			p_handover: days.handover,
			p_readings: [...read.readings],
			p_standing: shown.says,
			p_against: shown.against
		})
	);
}
