import { scaleLinear } from 'd3-scale';
import type { Axes, Numbers } from '#lib/ui/charts.server.ts';
import { plain } from '#lib/ui/numbers.ts';
import * as plots from '#lib/ui/plots.server.ts';

const HEIGHT = 220;

/** A value at a whole number on the way; null where there is none. `more` is a column of the table in between. */
export type CurvePoint = { readonly at: number; readonly value: number | null; readonly more?: string };

/** What `curve` draws: values of 0 and more. `mark` is one place on the way, `target` a level; both with a few words. */
export type CurveInput = {
	readonly points: readonly CurvePoint[];
	readonly mark: { readonly at: number; readonly label: string };
	readonly target: { readonly value: number; readonly label: string } | null;
	/** Of the table: what the way counts, the column between (where points have `more`), the value. */
	readonly head: readonly string[];
	readonly write: (value: number | null) => string;
};

/**
 * The geometry of a falling curve over whole numbers. Its first points tower over the rest: the axis goes to five times what
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
	const axis = plots.valueAxis([0, Math.max(ceiling, Math.max(...seen))], HEIGHT, (value) =>
		plain(value, { digits: digitsOf(ceiling) })
	);
	const along = scaleLinear([first.at, last.at], [0, 100]);
	const place = (at: number) => (first.at === last.at ? 50 : along(at));
	const labels = plots.spread([axis.place(drawn.at(-1)?.value ?? 0), target ? axis.place(target.value) : -99], 15);
	const clamp = (height: number) => Math.max(0, Math.min(HEIGHT, height));
	return {
		axes: {
			height: HEIGHT,
			along: along
				.ticks(Math.min(6, Math.max(1, last.at - first.at)))
				.filter(Number.isInteger)
				.map((at) => ({ at: place(at), label: String(at) })),
			// below zero there is nothing
			up: axis.ticks.filter(({ at }) => at <= axis.place(0) + 0.01)
		} satisfies Axes,
		line: plots.linePath(
			drawn,
			({ at }) => place(at),
			({ value }) => axis.place(value)
		),
		mark: {
			at: place(mark.at),
			label: `${mark.label}: ${write(marked?.value ?? null)}`,
			// words stand on the side where there is room
			isLate: place(mark.at) > 55,
			y: marked ? clamp(axis.place(marked.value)) : null
		},
		target: target
			? {
					at: clamp(axis.place(target.value)),
					labelAt: clamp(labels[1] ?? 0),
					label: `${target.label} ${write(target.value)}`
				}
			: null,
		last: {
			y: clamp(axis.place(drawn.at(-1)?.value ?? 0)),
			labelAt: labels[0] ?? 0,
			label: write(drawn.at(-1)?.value ?? null)
		},
		way: head[0] ?? '',
		numbers: {
			head,
			rows: points.map(({ at, value, more }) => [String(at), ...(more === undefined ? [] : [more]), write(value)])
		} satisfies Numbers
	};
}
/** What `Curve.svelte` draws. */
export type CurvePlot = NonNullable<ReturnType<typeof curve>>;

function digitsOf(size: number): number {
	return size >= 5 ? 0 : size >= 0.5 ? 1 : 3;
}
