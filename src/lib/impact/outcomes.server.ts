import { z } from 'zod';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const outcome = z.object({
	...{ ideas: z.number(), teams: z.number(), submissions: z.number(), tested: z.number() },
	/** Teams that the ledger says are carried on, started or not. */
	carried_on: z.number(),
	...{ promoted: z.number(), live: z.number(), killed: z.number() }
});

/** What became of an event, counted in ideas that were logged in it. */
export type EventOutcome = z.output<typeof outcome>;

/** What became of an event until now. */
export async function ofEvent(supabase: Supabase, event: number): Promise<EventOutcome> {
	return outcome.parse(answer(await supabase.rpc('event_outcome', { p_event: event })));
}
