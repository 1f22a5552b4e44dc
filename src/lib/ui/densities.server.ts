import { scaleLinear } from 'd3-scale';
import type { Axes, Numbers } from '#lib/ui/charts.server.ts';
import { signed, type NumberStyle } from '#lib/ui/numbers.ts';
import * as plots from '#lib/ui/plots.server.ts';

const HEIGHT = 170;
/** Room above the peak for the words of the lines. */
const PEAK_AT = 38;
const [EVENLY, AROUND] = [80, 60];

/** A place on the axis that is marked, with a few words. */
export type Line = { readonly value: number; readonly label: string };

/** What `density` draws. Values are in the unit of `style`. */
export type DensityInput = {
	/** How likely each value is, in any unit. */
	readonly of: (value: number) => number;
	readonly centre: number;
	/** Its standard deviation or error, above 0. */
	readonly spread: number;
	/** No value lies below. */
	readonly least?: number;
	readonly zero: Line;
	/** A level to reach; null where it is zero itself. */
	readonly target: Line | null;
	/** Which side of the lines is shaded. */
	readonly side: 'above' | 'below';
	/** The share of the whole beyond a value on that side, as written. */
	readonly beyond: (value: number) => string;
	/** Of the table: what the values are, what is beyond. */
	readonly head: readonly [string, string];
	readonly style?: NumberStyle;
};

/** The geometry of how likely each value of a number is, zero always in: the whole, what lies beyond zero and beyond the target. */
export function density({ of, centre, spread, ...input }: DensityInput) {
	const { zero, target, side, least = -Infinity, style = { digits: 1, unit: '%' } } = input;
	const lines = [zero, ...(target ? [target] : [])];
	const around = [centre - 4 * spread, centre + 4 * spread];
	const low = Math.max(least, Math.min(...around, ...lines.map(({ value }) => value)));
	const high = Math.max(...around, ...lines.map(({ value }) => value));
	const axis = scaleLinear([low, high], [0, 100]);
	const knots = knotsOf({ low, high, centre, spread, lines });
	// a lopsided law is highest beside its centre, and one that has no bound at its end is not drawn there
	const peak = Math.max(...[centre, ...knots].map(of).filter(Number.isFinite));
	const y = (value: number) => HEIGHT - (of(value) / peak) * (HEIGHT - PEAK_AT);
	const area = (values: readonly number[]) =>
		plots.bandPath(values, axis, [() => HEIGHT, (value) => Math.min(HEIGHT, Math.max(0, y(value)))]);
	const isBeyond = (value: number) => (side === 'above' ? (at: number) => at >= value : (at: number) => at <= value);
	const places = axis.ticks(8);
	const written = (value: number) => signed(value, { ...style, digits: digitsOf(places) });
	const told = [...new Set([...places, ...lines.map(({ value }) => value)])].toSorted((a, b) => a - b);
	return {
		axes: {
			height: HEIGHT,
			along: places.map((value) => ({ at: axis(value), label: written(value) })),
			up: []
		} satisfies Axes,
		whole: area(knots),
		beyondZero: area(knots.filter(isBeyond(zero.value))),
		beyondTarget: target ? area(knots.filter(isBeyond(target.value))) : null,
		zero: { at: axis(zero.value), label: zero.label, isLate: axis(zero.value) > 60 },
		target: target && { at: axis(target.value), label: target.label, isLate: axis(target.value) > 60 },
		points: told.map((value) => ({
			x: axis(value),
			y: y(value),
			value: signed(value, style),
			beyond: input.beyond(value)
		})),
		side,
		numbers: {
			head: input.head,
			rows: told.map((value) => [signed(value, style), input.beyond(value)])
		} satisfies Numbers
	};
}
/** What `Density.svelte` draws. */
export type DensityPlot = ReturnType<typeof density>;

type Knots = Pick<DensityInput, 'centre' | 'spread'> & {
	readonly low: number;
	readonly high: number;
	readonly lines: readonly Line[];
};

/** Evenly over all of it, closer where it is high, and at the lines, where areas begin. */
function knotsOf({ low, high, centre, spread, lines }: Knots): number[] {
	const even = Array.from({ length: EVENLY + 1 }, (_, at) => low + ((high - low) * at) / EVENLY);
	const close = Array.from({ length: AROUND + 1 }, (_, at) => centre + spread * 4 * ((2 * at) / AROUND - 1));
	const all = [...even, ...close, ...lines.map(({ value }) => value)];
	return [...new Set(all.filter((value) => value >= low && value <= high))].toSorted((a, b) => a - b);
}

/** So many decimals that two ticks do not read the same. */
function digitsOf([first = 0, second = 1]: readonly number[]): number {
	return Math.max(0, Math.min(6, Math.ceil(-Math.log10(Math.abs(second - first)) - 1e-9)));
}
