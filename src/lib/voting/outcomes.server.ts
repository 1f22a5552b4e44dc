import { error as httpError } from '@sveltejs/kit';
import { z } from 'zod';
import { createKeeper, type Found } from '#lib/server/kept.ts';
import { answer, unforeseen } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import { outcomeOf, type AnonymousBallots, type Outcome } from '#lib/voting/outcome.ts';

const anonymous: z.ZodType<AnonymousBallots> = z.array(
	z.object({ group: z.string(), count: z.number(), votes: z.record(z.string(), z.number()) })
);
/** Without names; null where fewer than three voted. */
const counted = z.object({ counting: z.string(), ballots: anonymous.nullable() });
const whole = z.object({
	...{ state: z.string(), counting: z.string().nullable() },
	method: z.enum(['allowance', 'quadratic', 'ranked']),
	teams: z.array(z.object({ id: z.number(), name: z.string() }))
});

/** Events whose results are looked at at the same time. */
const MOST = 50;
const keep = createKeeper<Outcome | null>(MOST);

/**
 * What came out; null before the results, where fewer than three voted, and where there is no such event. Worked out once for all who
 * ask. `server` reads the ballots, which nobody else does. Throws 503 without it, and while votes are being counted anew.
 */
export async function of(server: Supabase | null, supabase: Supabase, slug: string): Promise<Outcome | null> {
	const { data: state, error } = await supabase.rpc('voting_state', { p_slug: slug });
	if (error) throw unforeseen(error);
	if (state === null) return null;
	if (!server)
		httpError(503, 'Votes cannot be counted: whoever runs this installation has to set SUPABASE_SECRET_KEY.');
	return keep(state, () => read(server, supabase, slug));
}

async function read(server: Supabase, supabase: Supabase, slug: string): Promise<Found<Outcome | null>> {
	// first: whoever is the first to ask has them counted, and the fingerprint is of that count
	const { counting, ballots } = counted.parse(answer(await server.rpc('voting_result', { p_slug: slug })));
	const told = whole.parse(answer(await supabase.rpc('read_voting_result', { p_slug: slug })));
	if (told.counting !== counting) httpError(503, 'The votes are being counted anew: try again in a moment.');
	return { state: told.state, work: () => ballots && outcomeOf(told.method, ballots, told.teams) };
}
