import { z } from 'zod';
import { experiment, reading } from '#lib/experiments/experiment.schema.ts';
import { glanceOf } from '#lib/experiments/notebook.server.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** A reading that is only added up: who entered it, and where, stays in the database. */
const bare = reading
	.partial({ id: true, source: true, author: true, entered_at: true, replaces_id: true })
	.transform((one) => ({ id: 0, source: '', author: '', entered_at: '', replaces_id: null, ...one }));

const page = z.object({
	experiment,
	readings: z.array(bare),
	days: z.object({ readings: z.array(reading), earlier: z.string().nullable() }),
	margin: z.unknown()
});

/** The days of readings that are shown: how many, before a day or the newest. */
export type Days = { readonly count: number; readonly before?: string | undefined };

/**
 * Everything the page of an experiment shows of it, in one answer: the experiment with what counts, the newest days of its
 * readings, and its margin. Throws 404 when there is none.
 */
export async function read(supabase: Supabase, id: number, { count, before }: Days) {
	const asked = { p_experiment: id, p_days: count, ...(before && { p_before: before }) };
	const found = page.parse(answer(await supabase.rpc('read_experiment_page', asked)));
	return {
		experiment: { ...found.experiment, readings: found.readings },
		shown: found.days,
		glance: glanceOf(found.margin)
	};
}
