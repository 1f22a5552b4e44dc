import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, line } from 'd3-shape';

/** The inner coordinate width that paths are drawn in; the browser stretches it to the room there is. */
export const PLOT_WIDTH = 1000;
const FAR = 9999;

/** A tick: where (percent of the width, or units of height) and what it says. */
export type Tick = { readonly at: number; readonly label: string };

const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const monthYear = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A day (`2026-03-01`) or moment as a short label in UTC. */
export function dayLabel(at: string): string {
	return dayMonth.format(new Date(at));
}

/** Places moments between the first and the last, in percent of the width, with about six ticks. */
export function timeAxis(moments: readonly string[]) {
	const times = moments.map((at) => Date.parse(at)).filter(Number.isFinite);
	const first = Math.min(...times);
	const last = Math.max(...times);
	const scale = scaleUtc([new Date(first), new Date(last)], [0, 100]);
	const isLong = last - first > 300 * 86_400_000;
	// one day has no width: it stands in the middle
	const place = (at: string) => (first === last ? 50 : scale(new Date(at)));
	const ticks =
		first === last
			? [{ at: 50, label: dayLabel(moments[0] ?? '') }]
			: scale.ticks(6).map((date) => ({ at: scale(date), label: (isLong ? monthYear : dayMonth).format(date) }));
	// two ticks within one day would say the same
	return {
		place,
		ticks: ticks.filter(({ label }, index) => ticks.findIndex((tick) => tick.label === label) === index)
	};
}

/** Places values on a height, largest on top, over every value that must be seen; round ends, about five ticks. */
export function valueAxis(values: readonly number[], height: number, format: (value: number) => string) {
	const finite = values.filter(Number.isFinite);
	const low = Math.min(...finite);
	const high = Math.max(...finite);
	const pad = low === high ? Math.abs(low) || 1 : (high - low) * 0.06;
	const scale = scaleLinear([low - pad, high + pad], [height, 0]).nice(5);
	return {
		// what has no end lies far outside
		place: (value: number) => (Number.isFinite(value) ? scale(value) : value > 0 ? -FAR : value < 0 ? FAR : Number.NaN),
		ticks: scale.ticks(5).map((value) => ({ at: scale(value), label: format(value) }))
	};
}

/** A value with its interval at a moment. Ends may be infinite. */
export type Measured = { readonly at: string; readonly effect: number; readonly low: number; readonly high: number };

/**
 * The values an axis must hold so that a chart over time can be read. The first quarter of the points, whose intervals
 * are still huge, does not stretch it.
 */
export function worthShowing(points: readonly Measured[], also: readonly number[]): number[] {
	const settled = points.slice(Math.floor(points.length / 4));
	return [...settled.flatMap(({ effect, low, high }) => [effect, low, high]), ...also].filter(Number.isFinite);
}

type Place<T> = (point: T) => number;

/** The path of a line through points, broken where there is no value. Coordinates: `PLOT_WIDTH` wide, height as placed. */
export function linePath<T>(points: readonly T[], x: Place<T>, y: Place<T>): string {
	const draw = line<T>()
		.defined((point) => Number.isFinite(y(point)))
		.x((point) => round((x(point) / 100) * PLOT_WIDTH))
		.y((point) => round(y(point)));
	return draw(points) ?? '';
}

/** The path of a band. Infinite ends are drawn far outside, where the plot cuts them off. */
export function bandPath<T>(points: readonly T[], x: Place<T>, ends: readonly [Place<T>, Place<T>]): string {
	const bound = (value: number) => round(Math.max(-FAR, Math.min(FAR, value)));
	const draw = area<T>()
		.x((point) => round((x(point) / 100) * PLOT_WIDTH))
		.y0((point) => bound(ends[0](point)))
		.y1((point) => bound(ends[1](point)));
	return draw(points) ?? '';
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Rough width of a label in percent of a plot 640 px wide; 12 px type. */
const widthOf = (label: string) => (label.length * 6.4 + 14) / 6.4;

/**
 * Which pins can carry their words beside them: all or none. Where one would run into the next or out of the plot, every
 * pin gets a number instead and the words go into a list below.
 */
export function pinsFit(pins: readonly { readonly at: number; readonly label: string }[]): boolean {
	return pins.every(({ at, label }, index) => at + widthOf(label) <= (pins[index + 1]?.at ?? 104));
}

/** Moves labels apart that would stand on each other; keeps their order. `gap` and result in units of height. */
export function spread(heights: readonly number[], gap: number): number[] {
	const order = heights.map((height, index) => ({ height, index })).sort((one, other) => one.height - other.height);
	const placed: number[] = [];
	let floor = -Infinity;
	for (const { height, index } of order) {
		floor = Math.max(height, floor + gap);
		placed[index] = floor;
	}
	return placed;
}
