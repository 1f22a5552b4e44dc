import * as judging from '#lib/judging/judging.server.ts';
import { plan, planComparisons } from '#lib/judging/plan.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** Plans who looks at what, each project to be seen that often; what was scored stays. */
export async function seatAll(supabase: Supabase, event: number, seats: number): Promise<DatabaseError | null> {
	const refusal = await judging.setSeats(supabase, event, seats);
	if (refusal) return refusal;
	const { seats: planned } = plan(await judging.deskOf(supabase, event), seats);
	return judging.seat(supabase, event, planned);
}

/** Deals out pairs, each project to be looked at that often; what was answered stays. */
export async function dealAll(supabase: Supabase, event: number, looks: number): Promise<DatabaseError | null> {
	const { pairs } = planComparisons(await judging.deskOf(supabase, event), looks);
	return judging.deal(supabase, event, { looks, pairs });
}
