import { interval, plain, signed, type NumberStyle } from '#lib/ui/numbers.ts';
import * as plots from '#lib/ui/plots.server.ts';
import type { Measured, Tick } from '#lib/ui/plots.server.ts';

const HEIGHT = 250;
/** Of more points every second, third or so is told and reached; the lines go through all of them. */
const TOLD = 60;

/** The axes of a chart: ticks along the time in percent of the width, ticks of the values in units of the height. */
export type Axes = { readonly height: number; readonly along: readonly Tick[]; readonly up: readonly Tick[] };
/** The numbers behind a chart, as written. */
export type Numbers = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** An effect on a day: the interval that holds if read once, and the one that holds whenever one looks. */
export type EffectPoint = Measured & { readonly alwaysLow?: number | null; readonly alwaysHigh?: number | null };
/** What `effectOverTime` draws. Values are in the unit of `style`; days as `2026-03-01` or moments, in order. */
export type EffectInput = {
	readonly points: readonly EffectPoint[];
	readonly target?: number | null;
	readonly annotations?: readonly { readonly at: string; readonly label: string }[];
	readonly style?: NumberStyle;
};

/** The geometry of an effect over time. Made on the server, so that no chart library reaches a page's JavaScript. */
export function effectOverTime({
	points,
	target = null,
	annotations = [],
	style = { digits: 1, unit: '%' }
}: EffectInput) {
	const last = points.at(-1);
	if (!last) return null;
	const write = (value: number) => signed(value, style);
	const reach = (low: number, high: number) => interval(low, high, style);
	const seen = [0, ...(target === null ? [] : [target])];
	const time = plots.timeAxis(points.map((point) => point.at));
	const axis = plots.valueAxis(plots.worthShowing(points, seen), HEIGHT, (value) =>
		signed(value, { ...style, unit: undefined })
	);
	const x = (point: EffectPoint) => time.place(point.at);
	const y = (value: number) => axis.place(value);
	const hasAlways = points.some((point) => point.alwaysLow != null && point.alwaysHigh != null);
	const days = new Set(points.map((point) => point.at));
	const pins = annotations
		.filter(({ at }) => days.has(at) || (at >= (points[0]?.at ?? '') && at <= last.at))
		.map(({ at, label }) => ({ at: time.place(at), day: plots.dayLabel(at), label }))
		.sort((one, other) => one.at - other.at);
	const clamp = (height: number) => Math.max(0, Math.min(HEIGHT, height));
	const told = thinned(points);
	const labels = plots.spread([y(last.effect), target === null ? -99 : y(target)], 15);

	return {
		axes: { height: HEIGHT, along: time.ticks, up: axis.ticks } satisfies Axes,
		zero: y(0),
		target: target === null ? null : { at: y(target), labelAt: labels[1] ?? 0, label: write(target) },
		line: plots.linePath(points, x, (point) => y(point.effect)),
		band: plots.bandPath(points, x, [(point) => y(point.low), (point) => y(point.high)]),
		always: hasAlways
			? plots.bandPath(points, x, [
					(point) => y(point.alwaysLow ?? -Infinity),
					(point) => y(point.alwaysHigh ?? Infinity)
				])
			: null,
		last: {
			x: x(last),
			y: y(last.effect),
			low: clamp(y(last.low)),
			high: clamp(y(last.high)),
			labelAt: labels[0] ?? 0,
			label: write(last.effect)
		},
		points: told.map((point) => ({
			x: x(point),
			y: y(point.effect),
			day: plots.dayLabel(point.at),
			effect: write(point.effect),
			interval: reach(point.low, point.high)
		})),
		pins,
		pinsFit: plots.pinsFit(pins),
		numbers: {
			head: ['Day', 'Effect', 'Interval', ...(hasAlways ? ['Always-valid interval'] : [])],
			rows: told.map((point) => [
				plots.dayLabel(point.at),
				write(point.effect),
				reach(point.low, point.high),
				...(hasAlways ? [reach(point.alwaysLow ?? -Infinity, point.alwaysHigh ?? Infinity)] : [])
			])
		} satisfies Numbers
	};
}
/** At most so many of them, evenly, the last one always. */
function thinned<T>(points: readonly T[]): readonly T[] {
	const step = Math.ceil(points.length / TOLD);
	return step > 1 ? points.filter((_, at) => (points.length - 1 - at) % step === 0) : points;
}

/** What `EffectOverTime.svelte` draws. */
export type EffectPlot = NonNullable<ReturnType<typeof effectOverTime>>;

/** One row of a forest plot. `isTotal` sets the row that sums up the others apart. */
export type ForestRow = Omit<Measured, 'at'> & {
	readonly label: string;
	readonly note?: string;
	readonly isCertain?: boolean;
	readonly isTotal?: boolean;
};

/** The geometry of a forest plot; zero and the target are always in. Places are percent of the width. */
export function forest(
	rows: readonly ForestRow[],
	{ target = null, style = { digits: 1, unit: '%' } }: Omit<EffectInput, 'points'> = {}
) {
	const seen = [
		0,
		...(target === null ? [] : [target]),
		...rows.flatMap(({ effect, low, high }) => [effect, low, high])
	];
	// the axis lies down: what is placed from the top becomes a distance from the right
	const axis = plots.valueAxis(seen, 100, (value) => signed(value, { ...style, unit: undefined }));
	const place = (value: number) => Math.max(0, Math.min(100, 100 - axis.place(value)));
	return {
		zero: place(0),
		target: target === null ? null : place(target),
		ticks: axis.ticks.map(({ at, label }) => ({ at: 100 - at, label })),
		unit: style.unit ?? '',
		rows: rows.map(({ effect, low, high, ...row }) => ({
			...row,
			at: place(effect),
			from: place(low),
			to: place(high),
			effect: signed(effect, style),
			interval: interval(low, high, style)
		}))
	};
}
/** What `Forest.svelte` draws. */
export type ForestPlot = ReturnType<typeof forest>;

/** One line of `linesByVariant`: a value for a day, with its interval where there is one. */
export type VariantLine = {
	readonly name: string;
	readonly points: readonly {
		readonly at: string;
		readonly value: number;
		readonly low?: number;
		readonly high?: number;
	}[];
};

/** The geometry of one line per variant; the first is the control. Places as in `effectOverTime`. */
export function linesByVariant(lines: readonly VariantLine[], style: NumberStyle = { digits: 1, unit: '%' }) {
	const drawn = lines.filter(({ points }) => points.length > 0);
	if (drawn.length === 0) return null;
	const days = [...new Set(drawn.flatMap(({ points }) => points.map(({ at }) => at)))].sort();
	const time = plots.timeAxis(days);
	const told = thinned(days);
	const values = drawn.flatMap(({ points }) => points.map(({ value }) => value));
	const axis = plots.valueAxis(values, HEIGHT, (value) => plain(value, { ...style, unit: undefined }));
	const ends = drawn.map(({ points }) => axis.place(points.at(-1)?.value ?? 0));
	const labels = plots.spread(ends, 15);
	return {
		axes: { height: HEIGHT, along: time.ticks, up: axis.ticks } satisfies Axes,
		lines: drawn.map(({ name, points }, index) => ({
			name,
			path: plots.linePath(
				points,
				({ at }) => time.place(at),
				({ value }) => axis.place(value)
			),
			end: { x: time.place(points.at(-1)?.at ?? ''), y: ends[index] ?? 0, labelAt: labels[index] ?? 0 },
			last: plain(points.at(-1)?.value ?? Number.NaN, style)
		})),
		numbers: {
			head: ['Day', ...drawn.map(({ name }) => name)],
			rows: told.map((day) => [
				plots.dayLabel(day),
				...drawn.map(({ points }) => plain(points.find(({ at }) => at === day)?.value ?? Number.NaN, style))
			])
		} satisfies Numbers
	};
}
/** What `LineByVariant.svelte` draws. */
export type VariantPlot = NonNullable<ReturnType<typeof linesByVariant>>;
