import type { Metric, Reading, Variant } from '#lib/experiments/experiment.schema.ts';
import { askedOf, optionalOf, writtenOf } from '#lib/experiments/readingNumbers.ts';
import { cellName, seenName, withdrawName } from '#lib/experiments/readings.ts';
import { currentReadings } from '#lib/experiments/readingTable.ts';

type Day = {
	readonly metrics: readonly Metric[];
	readonly variants: readonly Variant[];
	/** Of the day, with what was corrected. */
	readonly readings: readonly Reading[];
};

/**
 * Lets a form that was refused because of a newer correction or withdrawal show it: cells that nobody typed into get what stands now, and what was
 * typed stays and is meant against them when it is sent again.
 */
export function catchUp(form: FormData, { metrics, variants, readings }: Day): void {
	const current = currentReadings(readings);
	for (const { id: metric_id, kind } of metrics) {
		for (const { id: variant_id } of variants) {
			const stands = current.find((one) => one.metric_id === metric_id && one.variant_id === variant_id);
			const seen = seenName(metric_id, variant_id);
			if (!form.has(seen) || form.get(seen) === String(stands?.id ?? 0)) continue;
			const shown = readings.find(({ id }) => form.get(seen) === String(id));
			const names = [...askedOf(kind), ...optionalOf(kind)].map((name) => ({
				field: cellName(metric_id, variant_id, name),
				was: String((shown && writtenOf(kind, name, shown)) ?? ''),
				is: String((stands && writtenOf(kind, name, stands)) ?? '')
			}));
			const isUntouched = names.every(({ field, was }) => (form.get(field) ?? '') === was);
			if (isUntouched) for (const { field, is } of names) if (form.has(field)) form.set(field, is);
			form.set(seen, String(stands?.id ?? 0));
			// nothing is left to be withdrawn
			if (!stands) form.delete(withdrawName(metric_id, variant_id));
		}
	}
}
