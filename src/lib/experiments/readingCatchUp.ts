import type { Metric, Reading, Variant } from '#lib/experiments/experiment.schema.ts';
import { askedOf, optionalOf, writtenOf } from '#lib/experiments/readingNumbers.ts';
import { cellName, seenName } from '#lib/experiments/readings.ts';
import { currentReadings } from '#lib/experiments/readingTable.ts';

type Day = {
	readonly metrics: readonly Metric[];
	readonly variants: readonly Variant[];
	/** Of the day, with what was corrected. */
	readonly readings: readonly Reading[];
};

/**
 * Lets a form that was refused because of a newer correction show it: cells that nobody typed into get the numbers that stand now, and what was
 * typed stays and is meant against them when it is sent again.
 */
export function catchUp(form: FormData, { metrics, variants, readings }: Day): void {
	const current = currentReadings(readings);
	for (const { id: metric_id, kind } of metrics) {
		for (const { id: variant_id } of variants) {
			const stands = current.find((one) => one.metric_id === metric_id && one.variant_id === variant_id);
			const seen = seenName(metric_id, variant_id);
			if (!stands || form.get(seen) === String(stands.id)) continue;
			const shown = readings.find(({ id }) => form.get(seen) === String(id));
			const names = [...askedOf(kind), ...optionalOf(kind)].map((name) => ({
				field: cellName(metric_id, variant_id, name),
				was: String((shown && writtenOf(kind, name, shown)) ?? ''),
				is: String(writtenOf(kind, name, stands) ?? '')
			}));
			const isUntouched = names.every(({ field, was }) => (form.get(field) ?? '') === was);
			if (isUntouched) for (const { field, is } of names) if (form.has(field)) form.set(field, is);
			form.set(seen, String(stands.id));
		}
	}
}
