import type { FoundReading, Problem } from '#lib/experiments/import/interpret.ts';

/** Running totals that fall from one day to the next. */
export function falls(readings: readonly FoundReading[]): Problem[] {
	const last = new Map<string, FoundReading>();
	return readings
		.toSorted((a, b) => a.day.localeCompare(b.day))
		.flatMap((reading) => {
			const key = `${reading.metric_id} ${reading.variant_id}`;
			const before = last.get(key);
			last.set(key, reading);
			const isLess = before && (reading.n < before.n || (reading.successes ?? 0) < (before.successes ?? 0));
			if (!isLess) return [];
			const says = `A running total cannot fall: it is less than in row ${before.row}. Correct one, or choose “Each day by itself”.`;
			return [{ row: reading.row, column: '', says }];
		});
}
