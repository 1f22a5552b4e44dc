import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Database } from '#lib/database.types.ts';
import { createKeeper } from '#lib/server/kept.ts';
import { answer, unforeseen } from '#lib/server/refusals.ts';
import { outcomeOf, type AnonymousBallots, type Outcome } from '#lib/voting/outcome.ts';

type Client = SupabaseClient<Database>;

const anonymous: z.ZodType<AnonymousBallots> = z.array(
	z.object({ group: z.string(), count: z.number(), votes: z.record(z.string(), z.number()) })
);
const whole = z.object({
	state: z.string(),
	method: z.enum(['allowance', 'quadratic', 'ranked']),
	teams: z.array(z.object({ id: z.number(), name: z.string() })),
	/** Without names; null where fewer than three voted. */
	ballots: anonymous.nullable()
});

/** What the outcome is worked out of. */
export type Counted = z.output<typeof whole>;

/** Events whose results are looked at at the same time. */
const MOST = 50;
const keep = createKeeper<Outcome | null>(MOST);

/** What came out; null before the results, where fewer than three voted, and where there is no such event. Worked out once for all who ask. */
export async function of(supabase: Client, slug: string): Promise<Outcome | null> {
	const { data: state, error } = await supabase.rpc('voting_state', { p_slug: slug });
	if (error) throw unforeseen(error);
	if (state === null) return null;
	return keep(state, async () => {
		const { state: counted, ballots, method, teams } = await read(supabase, slug);
		return { state: counted, work: () => ballots && outcomeOf(method, ballots, teams) };
	});
}

/** The ballots with what they are counted by. 404 before the results, and when there is no such event. */
export async function read(supabase: Client, slug: string): Promise<Counted> {
	return whole.parse(answer(await supabase.rpc('read_voting_result', { p_slug: slug })));
}
