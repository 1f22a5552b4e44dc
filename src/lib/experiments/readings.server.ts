import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import type { NewReading } from '#lib/experiments/readings.schema.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';

type Client = SupabaseClient<Database>;

/** A day's readings, and where they were read. */
export type Day = { readonly day: string; readonly source: string; readonly readings: readonly NewReading[] };

/**
 * Writes a day's readings, all or none. A day that has some gets corrections; the same numbers again write nothing.
 * Answers how many were written, or the refusal.
 */
export async function record(
	supabase: Client,
	experiment: number,
	{ day, source, readings }: Day
): Promise<{ written: number; error?: undefined } | { written?: undefined; error: DatabaseError }> {
	const rows = readings.map((reading) => ({ ...reading, day, source }));
	const { data, error } = await supabase.rpc('record_readings', { p_experiment: experiment, p_readings: rows });
	return error ? { error } : { written: data };
}
