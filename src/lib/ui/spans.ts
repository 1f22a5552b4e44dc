import { plain } from '#lib/ui/numbers.ts';
import type { Side } from '#lib/ui/sides.ts';

/** How long something takes, in days: half took up to `median`, whose interval may be unknown, nine of ten up to `most`. */
export type SpanRow = {
	readonly label: string;
	/** Which function a row is of; a row without sums up those below it. */
	readonly side?: Side;
	readonly count: number;
	readonly median: number | null;
	readonly interval: readonly [number, number] | null;
	readonly most: number | null;
	/** What was before it, as text, and what waits now. */
	readonly before?: string;
	readonly note?: string;
};

/** Days as people say them: one decimal below ten. */
export function daysInWords(days: number | null): string {
	if (days === null) return '–';
	return plain(days, { digits: days < 10 && days > 0 ? 1 : 0 });
}

/** The geometry of spans on one axis from zero; places are percent of the width. */
export function spansOf(rows: readonly SpanRow[]) {
	const reach = Math.max(
		1,
		...rows.flatMap(({ median, interval, most }) => [median ?? 0, interval?.[1] ?? 0, most ?? 0])
	);
	const step = stepFor(reach);
	const end = Math.ceil(reach / step) * step;
	const place = (days: number) => Math.round((days / end) * 1000) / 10;
	return {
		ticks: Array.from({ length: Math.round(end / step) + 1 }, (_, at) => ({
			at: place(at * step),
			label: plain(at * step, { digits: step < 1 ? 1 : 0 })
		})),
		rows: rows.map((row) => ({
			...row,
			at: row.median === null ? null : place(row.median),
			reach: row.interval && ([place(row.interval[0]), place(row.interval[1])] as const),
			end: row.most === null ? null : place(row.most),
			days: daysInWords(row.median),
			between: row.interval ? `${daysInWords(row.interval[0])} to ${daysInWords(row.interval[1])}` : '–',
			mostDays: daysInWords(row.most)
		}))
	};
}

/** A round step that divides a length into two to five. */
function stepFor(reach: number): number {
	const power = 10 ** Math.floor(Math.log10(reach / 2.5));
	return [1, 2, 5, 10].map((one) => one * power).find((step) => reach / step <= 5) ?? reach;
}
