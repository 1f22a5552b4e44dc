import type { Experiment, Reading } from '#lib/experiments/experiment.schema.ts';

/** A reading that counts, or the withdrawal of one, and what stood there before, oldest first. */
export type Cell = { readonly now: Reading; readonly before: readonly Reading[] };

/** A day of readings: one cell for each column, null where nothing was read. */
export type DayRow = { readonly day: string; readonly cells: readonly (Cell | null)[] };

/** A metric and a variant, in the order both were registered. */
export type Column = { readonly metricId: number; readonly variantId: number };

/** The readings that count: the last of each line of corrections, unless it withdraws the one before. */
export function currentReadings(readings: readonly Reading[]): readonly Reading[] {
	return lastOf(readings).filter(({ withdrawal }) => withdrawal == null);
}

/** What was withdrawn and not read again: the last of each line, where it is a withdrawal. */
export function withdrawnReadings(readings: readonly Reading[]): readonly Reading[] {
	return lastOf(readings).filter(({ withdrawal }) => withdrawal != null);
}

function lastOf(readings: readonly Reading[]): readonly Reading[] {
	const replaced = new Set(readings.map(({ replaces_id }) => replaces_id));
	return readings.filter(({ id }) => !replaced.has(id));
}

/** What the columns are of. */
type Measured = {
	readonly metrics: readonly { readonly id: number }[];
	readonly variants: readonly { readonly id: number }[];
};

/** The columns of a table of readings. */
export function columnsOf({ metrics, variants }: Measured): readonly Column[] {
	return metrics.flatMap((metric) => variants.map((variant) => ({ metricId: metric.id, variantId: variant.id })));
}

/** All readings by day, the latest first, with their corrections and withdrawals. */
export function tableOf(experiment: Measured & Pick<Experiment, 'readings'>): readonly DayRow[] {
	const byId = new Map(experiment.readings.map((reading) => [reading.id, reading]));
	const columns = columnsOf(experiment);
	const days = new Map<string, (Cell | null)[]>();
	for (const now of lastOf(experiment.readings)) {
		const place = columns.findIndex((one) => one.metricId === now.metric_id && one.variantId === now.variant_id);
		const cells = days.get(now.day) ?? columns.map(() => null);
		cells[place] = { now, before: before(now, byId) };
		days.set(now.day, cells);
	}
	return [...days].map(([day, cells]) => ({ day, cells })).toSorted((a, b) => b.day.localeCompare(a.day));
}

function before(reading: Reading, byId: ReadonlyMap<number, Reading>): Reading[] {
	const earlier = byId.get(reading.replaces_id ?? -1);
	return earlier ? [...before(earlier, byId), earlier] : [];
}
