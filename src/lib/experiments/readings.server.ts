import { z } from 'zod';
import { reading, type Reading } from '#lib/experiments/experiment.schema.ts';
import type { FoundReading } from '#lib/experiments/import/interpret.ts';
import type { Place } from '#lib/experiments/readings.ts';
import type { NewReading } from '#lib/experiments/readings.schema.ts';
import { createLimiter } from '#lib/server/limits.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

type Written = { written: number; error?: undefined } | { written?: undefined; error: DatabaseError };

/** A day's readings, where they were read, and the source that the form had shown. */
export type Day = {
	readonly day: string;
	readonly source: string;
	readonly seen_source?: string | undefined;
	readonly readings: readonly NewReading[];
};

/**
 * Writes a day's readings, all or none. A day that has some gets corrections, or loses what is withdrawn; the same again writes nothing.
 * Answers how many were written, or the refusal.
 */
export async function record(supabase: Supabase, experiment: number, { readings, ...where }: Day): Promise<Written> {
	const rows = readings.map((reading) => ({ ...reading, ...where }));
	const { data, error } = await supabase.rpc('record_readings', { p_experiment: experiment, p_readings: rows });
	return error ? { error } : { written: data };
}

// an import takes seconds of a processor; of one process, as hosted Supabase has limits of its own
const imports = createLimiter();
const ALLOWANCE = { most: 20, within: 600_000 };

/** Writes an import, all or none; running totals become the numbers of each day. */
export async function importAll(
	supabase: Supabase,
	experiment: number,
	{ readings, isCumulative }: { readonly readings: readonly FoundReading[]; readonly isCumulative: boolean }
): Promise<Written> {
	const key = String(experiment);
	if (imports.wait(key, ALLOWANCE) > 0) return { error: { code: 'PT429', message: 'too_many_imports' } };
	imports.count(key);
	// a source that nobody said is not a correction of one that was
	const rows = readings.map(({ row: _, source, ...reading }) => ({ ...reading, ...(source && { source }) }));
	const { data, error } = await supabase.rpc(isCumulative ? 'record_cumulative_readings' : 'record_readings', {
		p_experiment: experiment,
		p_readings: rows
	});
	// a hundred thousand take seconds; where the machine is too busy for that nothing was written, and nothing pasted may be lost
	const isLate = error?.code === '57014' || error?.code === 'PGRST003' || error?.code === 'PGRST001';
	if (isLate) return { error: { code: 'PT503', message: 'import_took_too_long' } };
	return error ? { error } : { written: data };
}

const place = z.object({ metric_id: z.number(), variant_id: z.number() });
const days = z.object({ readings: z.array(reading), earlier: z.string().nullable() });

/** The newest days before a day (or of all) with their corrections, and where the days before these begin. */
export async function newestDays(
	supabase: Supabase,
	experiment: number,
	{ count, before }: { readonly count: number; readonly before?: string | null }
): Promise<{ readonly readings: readonly Reading[]; readonly earlier: string | null }> {
	const asked = { p_experiment: experiment, p_days: count, ...(before && { p_before: before }) };
	return days.parse(answer(await supabase.rpc('read_reading_days', asked)));
}

/** The readings of one day, with their corrections. */
export async function ofDay(supabase: Supabase, experiment: number, day: string): Promise<readonly Reading[]> {
	const before = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
	const { readings } = await newestDays(supabase, experiment, { count: 1, before });
	return readings.filter((one) => one.day === day);
}

/** A place for each segment that was read on a day and counts. */
export async function segmentsOf(supabase: Supabase, experiment: number, day: string): Promise<readonly Place[]> {
	const { data, error } = await supabase
		.from('current_segment_readings')
		.select('metric_id, variant_id')
		.eq('experiment_id', experiment)
		.eq('day', day);
	return z.array(place).parse(answer({ data, error }));
}

const calendarDays = z.array(z.object({ day: z.string(), cells: z.number() }));

/** Every day that has readings, and of how many metrics and variants. */
export async function calendar(supabase: Supabase, experiment: number): Promise<z.output<typeof calendarDays>> {
	return calendarDays.parse(answer(await supabase.rpc('read_reading_calendar', { p_experiment: experiment })));
}
