import { z } from 'zod';
import type { Outcome } from '#lib/decisions/decisions.ts';
import { figuresOf } from '#lib/decisions/figures.ts';
import { recommendedOf } from '#lib/decisions/recommended.ts';
import { analyse } from '#lib/experiments/analysis.ts';
import { experiment } from '#lib/experiments/experiment.schema.ts';
import { answer, settled } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const evidence = z.object({ state: z.string(), experiment, is_held: z.boolean() });

/**
 * Works out what the registered rule recommends of the readings as they are now, and states it as the server: the database
 * takes it from nobody else, and for this state of the data only. Without the server nothing is stated, and what rests on
 * it is refused. Null where the results are held back from
 * whoever asks. Throws 404 when there is no such experiment.
 */
export async function stateAs(server: Supabase | null, supabase: Supabase, id: number): Promise<Outcome | null> {
	const read = evidence.parse(answer(await supabase.rpc('read_evidence', { p_experiment: id })));
	// worked out of nothing it would be stated for everything; the database refuses a decision of whoever has not opened them
	if (read.is_held) return null;
	const results = analyse(read.experiment);
	const outcome = recommendedOf(results);
	if (!server) return outcome;
	settled(
		await server.rpc('state_recommendation', {
			p_experiment: id,
			p_state: read.state,
			p_analysis: figuresOf(results),
			...(outcome && { p_outcome: outcome })
		})
	);
	return outcome;
}
