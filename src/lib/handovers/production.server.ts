import type { Reading } from '#lib/experiments/experiment.schema.ts';
import { productionReadings } from '#lib/handovers/production.schema.ts';
import { armOf } from '#lib/handovers/productionArms.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

type Written = { written: number; error?: undefined } | { written?: undefined; error: DatabaseError };

/** What was read in production on a day, or on the newest sixty days, with corrections and withdrawals. */
export async function read(supabase: Supabase, handover: number, day?: string): Promise<readonly Reading[]> {
	const asked = { p_handover: handover, ...(day !== undefined && { p_day: day }) };
	return productionReadings.parse(answer(await supabase.rpc('read_production', asked)));
}

/** A reading as forms and tables have it: its variant is a place of `productionArms`. */
type Typed = {
	readonly metric_id: number;
	readonly variant_id: number;
	readonly day: string;
	readonly source?: string;
};

/** Writes readings from production, all or none. Answers how many were written, or the refusal. */
export async function record(supabase: Supabase, handover: number, readings: readonly Typed[]): Promise<Written> {
	const rows = readings.map(({ variant_id: place, ...one }) => ({ ...one, arm: armOf(place) }));
	const { data, error } = await supabase.rpc('record_production', { p_handover: handover, p_readings: rows });
	return error ? { error } : { written: data };
}
