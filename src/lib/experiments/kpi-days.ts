import { z } from 'zod';
import { dayValue, type MetricPlan } from '#lib/experiments/gathered.ts';
import { effectiveSize } from '#lib/stats/effective-size.ts';
import { meanFromValues } from '#lib/stats/mean.ts';

/** The answer of `kpi_days`: how a KPI was where nothing was changed. */
export const kpiDays = z.object({
	experiment_id: z.number(),
	title: z.string(),
	arm: z.string(),
	days: z.array(
		z.object({
			day: z.string(),
			n: z.number(),
			successes: z.number().nullable(),
			mean: z.number().nullable(),
			second_mean: z.number().nullable()
		})
	)
});

/** How a KPI was from day to day, and where that was read. Shares as ratios. */
export type EarlierDays = {
	readonly experiment: { readonly id: number; readonly title: string };
	readonly arm: string;
	readonly days: number;
	readonly baseline: number;
	readonly sd: number;
	readonly correlation: number;
};

/** What a plan may be told; no day resembles the one before more than this. */
const MOST_ALIKE = 0.95;
/** Fewer say little of how days differ. */
const FEWEST = 14;

/** Rounded to three figures, which is more than so many days know. Null where the days are too few, or do not differ. */
export function earlierDays(read: z.output<typeof kpiDays>, kind: MetricPlan['kind']): EarlierDays | null {
	const values = read.days.flatMap(
		({ second_mean: second, ...day }) =>
			dayValue({ ...day, sd: null, second: second === null ? null : { mean: second, sd: 0, correlation: 0 } }, kind) ??
			[]
	);
	const { n, mean, sd } = meanFromValues(values);
	// what rounding leaves of days that are all the same is no spread
	if (n < FEWEST || !(mean > 0) || !(sd > 1e-9 * mean)) return null;
	const worth = effectiveSize(values);
	const three = (value: number) => Number(value.toPrecision(3));
	return {
		experiment: { id: read.experiment_id, title: read.title },
		arm: read.arm,
		days: n,
		baseline: three(mean),
		sd: three(sd),
		correlation: Math.min(MOST_ALIKE, Number(((n - worth) / (n + worth)).toFixed(2)))
	};
}
