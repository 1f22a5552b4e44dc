import type { Dimension } from '#lib/experiments/segments.ts';
import { forest } from '#lib/ui/charts.server.ts';

/** The pictures of what segments do: one for each metric and dimension that has any to compare. */
export function segmentFigures(dimensions: readonly Dimension[]) {
	return dimensions.flatMap(({ metric, dimension, segments }) => {
		const rows = segments.flatMap(({ segment, n, lift, interval, adjustedP }) =>
			lift === null || !interval
				? []
				: [
						{
							label: segment,
							effect: lift * 100,
							low: interval[0] * 100,
							high: interval[1] * 100,
							isCertain: interval[0] > 0 || interval[1] < 0,
							note: `${n.toLocaleString('en-GB')}${adjustedP === null ? '' : `, p ${adjustedP < 0.001 ? '< 0.001' : adjustedP.toFixed(3)}`}`
						}
					]
		);
		return rows.length === 0 ? [] : [{ metricId: metric.id, dimension, plot: forest(rows) }];
	});
}

export type SegmentFigure = ReturnType<typeof segmentFigures>[number];
