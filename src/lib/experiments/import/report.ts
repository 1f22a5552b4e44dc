import { seriesOf, type ImportPreview, type SeriesPreview } from '#lib/experiments/import/readImport.ts';
import type { Measures } from '#lib/experiments/import/columns.ts';
import type { FoundReading } from '#lib/experiments/import/interpret.ts';

/** A reading that stands now. */
type Standing = {
	readonly metric_id: number;
	readonly variant_id: number;
	readonly day: string;
	readonly n: number;
	readonly successes: number | null;
	readonly mean: number | null;
	readonly sd: number | null;
	readonly second_mean?: number | null | undefined;
	readonly second_sd?: number | null | undefined;
	readonly correlation?: number | null | undefined;
};

/** What a page shows of an import: everything but the readings themselves, of which there may be a hundred thousand. */
export type ImportReport = Omit<ImportPreview, 'readings' | 'errors'> & {
	readonly count: number;
	readonly series: readonly SeriesPreview[];
	/** How many metrics and variants there are besides those in `series`. */
	readonly otherSeries: number;
	/** How many replace what stands, and how many say the same; null where that is not known before it is written. */
	readonly standing: { readonly corrected: number; readonly same: number } | null;
};

const SERIES_TOLD = 30;

/** What would happen if this were written. `standing`: all readings that count now, or null where they are not at hand. */
export function reportOf(
	{ readings, errors: _, ...preview }: ImportPreview,
	measures: Measures,
	standing: readonly Standing[] | null
): ImportReport {
	const series = seriesOf(readings, measures);
	return {
		...preview,
		count: readings.length,
		series: series.slice(0, SERIES_TOLD),
		otherSeries: Math.max(0, series.length - SERIES_TOLD),
		standing: standing && compared(readings, standing)
	};
}

function compared(readings: readonly FoundReading[], standing: readonly Standing[]) {
	const key = (of: { metric_id: number; variant_id: number; day: string }) =>
		`${of.metric_id} ${of.variant_id} ${of.day}`;
	const known = new Map(standing.map((one) => [key(one), one]));
	// of segments the page knows no single days
	const whole = readings.filter(({ segment }) => segment === undefined);
	const before = whole.flatMap((reading) => {
		const now = known.get(key(reading));
		return now ? [isSame(reading, now)] : [];
	});
	const same = before.filter(Boolean).length;
	return { corrected: before.length - same, same };
}

function isSame(reading: FoundReading, now: Standing): boolean {
	return (['n', 'successes', 'mean', 'sd', 'second_mean', 'second_sd', 'correlation'] as const).every(
		(name) => (reading[name] ?? null) === (now[name] ?? null)
	);
}
