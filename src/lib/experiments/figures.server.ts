import { amendable } from '#lib/experiments/amendments.ts';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import { pinOf } from '#lib/experiments/notebook.ts';
import type { Result } from '#lib/experiments/result.ts';
import { segmentFigures } from '#lib/experiments/segmentFigures.server.ts';
import { asMeasured } from '#lib/experiments/thresholds.ts';
import { effectOverTime, forest, type ForestRow } from '#lib/ui/charts.server.ts';

type Mark = Parameters<typeof pinOf>[0];

/** The pictures of what is known about a treatment; null where there is nothing to draw yet. */
export function figuresOf(experiment: Experiment, result: Result, marks: readonly Mark[] = []) {
	const rows = metricRows(result);
	const primary = experiment.metrics.find(({ role }) => role === 'primary');
	const threshold = experiment.registration?.success_threshold ?? null;
	return {
		overTime: effectOverTime({
			points: result.series.flatMap(({ day, lift, interval, alwaysValid }) =>
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
			target: primary && threshold !== null ? asMeasured(threshold, primary.direction) * 100 : null,
			annotations: [
				...experiment.amendments.map(({ amended_at, field }) => ({
					at: amended_at.slice(0, 10),
					label: `Amended: ${amendable.find(({ value }) => value === field)?.label.toLowerCase() ?? field}`
				})),
				...marks.map(pinOf)
			]
		}),
		metrics: rows.length > 0 ? forest(rows) : null,
		segments: segmentFigures(result.segments)
	};
}

export type Figures = ReturnType<typeof figuresOf>;

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
