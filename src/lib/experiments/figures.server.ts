import { countedOf, historyOf } from '#lib/experiments/analysis.ts';
import { beliefOf, beyond, inHundred } from '#lib/experiments/beliefs.ts';
import type { Point } from '#lib/experiments/believable.ts';
import { changeInWords, changesOf } from '#lib/experiments/changes.ts';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import { dayValue } from '#lib/experiments/gathered.ts';
import { pinOf } from '#lib/experiments/notebook.ts';
import { change } from '#lib/experiments/percentages.ts';
import type { Result } from '#lib/experiments/result.ts';
import { segmentFigures } from '#lib/experiments/segmentFigures.server.ts';
import { manyOf } from '#lib/experiments/treatments.ts';
import { asMeasured } from '#lib/experiments/thresholds.ts';
import { density } from '#lib/ui/densities.server.ts';
import { effectOverTime, forest, linesByVariant, type ForestRow } from '#lib/ui/charts.server.ts';

type Mark = Parameters<typeof pinOf>[0];

/** The pictures of what is known about a treatment; null where there is nothing to draw yet. */
export function figuresOf(experiment: Experiment, result: Result, marks: readonly Mark[] = []) {
	const primary = experiment.metrics.find(({ role }) => role === 'primary');
	const threshold = experiment.registration?.success_threshold ?? null;
	return drawn({
		result,
		history: historyOf(experiment, result),
		target: primary && threshold !== null ? asMeasured(threshold, primary.direction) : null,
		annotations: [
			...changesOf(experiment).map((one) => ({ at: one.amended_at.slice(0, 10), label: changeInWords(one) })),
			...marks.map(pinOf)
		]
	});
}

/** history: the effect as it became known; target: the success threshold as it would be measured. */
type Drawing = {
	readonly result: Result;
	readonly history: readonly Point[];
	readonly target: number | null;
	readonly annotations: readonly { readonly at: string; readonly label: string }[];
};

/** The same of what is at hand already. */
export function drawn({ result, history, target, annotations }: Drawing) {
	const rows = metricRows(result);
	return {
		overTime: effectOverTime({
			points: history.flatMap(({ day, lift, interval, alwaysValid }) =>
				lift === null || !interval
					? []
					: [
							{
								at: day,
								effect: lift * 100,
								low: interval[0] * 100,
								high: interval[1] * 100,
								alwaysLow: alwaysValid && alwaysValid[0] * 100,
								alwaysHigh: alwaysValid && alwaysValid[1] * 100
							}
						]
			),
			target: target === null ? null : target * 100,
			annotations
		}),
		belief: beliefFigure(result),
		metrics: rows.length > 0 ? forest(rows) : null,
		segments: segmentFigures(result.segments)
	};
}

export type Figures = ReturnType<typeof figuresOf>;

/** The metric that decides day by day: of what the told treatments are held against, and of each of them. Null before two days. */
export function measuredFigure(experiment: Experiment, told: readonly Result[]) {
	const primary = experiment.metrics.find(({ role }) => role === 'primary');
	if (!primary) return null;
	const [shown, read] = [new Set(told.map(({ treatment }) => treatment.id)), countedOf(experiment)];
	const isShare = primary.kind === 'proportion';
	const lines = experiment.variants
		.filter(({ id, is_control }) => is_control || shown.has(id))
		.toSorted((a, b) => Number(b.is_control) - Number(a.is_control))
		.map(({ id, name }) => ({
			name,
			points: read(primary.id, id).flatMap((reading) => {
				const value = dayValue(reading, primary.kind);
				return value === null ? [] : [{ at: reading.day, value: isShare ? value * 100 : value }];
			})
		}));
	if (new Set(lines.flatMap(({ points }) => points.map(({ at }) => at))).size < 2) return null;
	const plot = linesByVariant(lines, isShare ? { digits: 1, unit: '%' } : { digits: 2 });
	return plot && { plot, metric: primary.name };
}

/** How large the change may be, with the sentence that says so; null where only exact methods for few hold. */
function beliefFigure({ primary }: Result) {
	const belief = beliefOf(primary);
	if (!belief) return null;
	const { law, direction, minimum, says } = belief;
	const plot = density({
		of: (value) => law.likelihood(value / 100),
		centre: law.centre * 100,
		spread: law.spread * 100,
		// neither a share nor a count can fall by more than all of it
		least: primary.metric.kind === 'mean' ? -Infinity : -100,
		zero: { value: 0, label: 'no change' },
		target: minimum === 0 ? null : { value: minimum * 100, label: `${change(minimum)}, worth having` },
		side: direction === 'up' ? 'above' : 'below',
		beyond: (value) => inHundred(beyond(law, value / 100, direction)),
		head: ['Change', direction === 'up' ? 'Chance of more than that' : 'Chance of less than that']
	});
	return { plot, says };
}

/** Many treatments side by side; null where there are few enough to tell each. */
export function manyFiguresOf(results: readonly Result[]) {
	const many = manyOf(results);
	if (!many) return null;
	const { drawn, ...rest } = many;
	return { ...rest, plot: drawn.length > 0 ? forest(drawn) : null };
}

export type ManyFigures = NonNullable<ReturnType<typeof manyFiguresOf>>;

/** A row for every metric, each with the interval that may be believed today, or the one that would be if this were the only look. */
function metricRows({ primary, secondaries, guardrails }: Result): ForestRow[] {
	return [primary, ...secondaries, ...guardrails].flatMap(({ metric, believed, comparison }) => {
		const lift = believed.interval ? believed.lift : comparison?.lift;
		const reach = believed.interval ?? comparison?.liftInterval;
		if (lift == null || !reach) return [];
		return [
			{
				label: metric.role === 'primary' ? metric.name : `${metric.name} (${metric.role})`,
				effect: lift * 100,
				low: reach[0] * 100,
				high: reach[1] * 100,
				isCertain: believed.interval !== null && (reach[0] > 0 || reach[1] < 0),
				isTotal: metric.role === 'primary'
			}
		];
	});
}
