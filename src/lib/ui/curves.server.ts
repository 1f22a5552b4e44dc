import { scaleLinear } from 'd3-scale';
import type { Axes, Numbers } from '#lib/ui/charts.server.ts';
import { plain } from '#lib/ui/numbers.ts';
import * as plots from '#lib/ui/plots.server.ts';

const HEIGHT = 220;

/** A value at a whole number on the way; null where there is none. Of the table: `more` is a column in between, `last` one at the end. */
export type CurvePoint = {
	readonly at: number;
	readonly value: number | null;
	readonly more?: string;
	readonly last?: string;
};

/** What `curve` draws: values of 0 and more. `mark` is one place on the way, `target` a level; both with a few words. */
export type CurveInput = {
	readonly points: readonly CurvePoint[];
	readonly mark: { readonly at: number; readonly label: string };
	readonly target: { readonly value: number; readonly label: string } | null;
	/** Of the table: what the way counts, the column between (where points have `more`), the value, the last one (where they have `last`). */
	readonly head: readonly string[];
	readonly write: (value: number | null) => string;
};

/**
 * The geometry of a falling curve over whole numbers. Its first points tower over the rest: the axis goes to three times what
 * must be read, and the curve comes in from above. Null without a value at all.
 */
export function curve({ points, mark, target, head, write }: CurveInput) {
	const drawn = points.flatMap(({ at, value }) => (value !== null && Number.isFinite(value) ? [{ at, value }] : []));
	const first = points[0];
	const last = points.at(-1);
	if (drawn.length === 0 || !first || !last) return null;
	const marked = drawn.find(({ at }) => at === mark.at) ?? null;
	const seen = [marked?.value ?? drawn.at(-1)?.value ?? 0, target?.value ?? 0];
	const ceiling = Math.min(Math.max(...drawn.map(({ value }) => value)), 3 * Math.max(...seen));
	const most = Math.max(ceiling, ...seen);
	const up = scaleLinear([0, most > 0 ? most : 1], [HEIGHT, 0]).nice(5);
	const ticks = up.ticks(5);
	const digits = digitsOf(ticks[1] ?? 1);
	const along = scaleLinear([first.at, last.at], [0, 100]);
	const place = (at: number) => (first.at === last.at ? 50 : along(at));
	const clamp = (height: number) => Math.max(0, Math.min(HEIGHT, height));
	return {
		axes: {
			height: HEIGHT,
			along: along
				.ticks(Math.min(6, Math.max(1, last.at - first.at)))
				.filter(Number.isInteger)
				.map((at) => ({ at: place(at), label: String(at) })),
			up: ticks.map((value) => ({ at: up(value), label: plain(value, { digits }) }))
		} satisfies Axes,
		line: plots.linePath(
			drawn,
			({ at }) => place(at),
			({ value }) => up(value)
		),
		mark: {
			at: place(mark.at),
			label: `${mark.label}: ${write(marked?.value ?? null)}`,
			// words stand on the side where there is room
			isLate: place(mark.at) > 55,
			y: marked ? clamp(up(marked.value)) : null
		},
		target: target ? { at: clamp(up(target.value)), label: `${target.label} ${write(target.value)}` } : null,
		last: { y: clamp(up(drawn.at(-1)?.value ?? 0)), label: write(drawn.at(-1)?.value ?? null) },
		way: head[0] ?? '',
		numbers: {
			head,
			rows: points.map(({ at, value, more, last: end }) => [
				...[String(at), ...(more === undefined ? [] : [more])],
				...[write(value), ...(end === undefined ? [] : [end])]
			])
		} satisfies Numbers
	};
}
/** What `Curve.svelte` draws. */
export type CurvePlot = NonNullable<ReturnType<typeof curve>>;

/** So many decimals that two ticks do not read the same. */
function digitsOf(step: number): number {
	return Math.max(0, Math.min(8, Math.ceil(-Math.log10(step) - 1e-9)));
}
