import { z } from 'zod';
import { experiment, type Experiment } from '#lib/experiments/experiment.schema.ts';
import type { Whole } from '#lib/experiments/exports.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** One experiment as the database knows it, and as a page reads it. Throws 404 when there is none. */
export async function whole(
	supabase: Supabase,
	id: number
): Promise<{ readonly whole: Whole; readonly experiment: Experiment }> {
	const known = answer(await supabase.rpc('export_experiment', { p_experiment: id }));
	return { whole: z.record(z.string(), z.unknown()).parse(known), experiment: experiment.parse(known) };
}
