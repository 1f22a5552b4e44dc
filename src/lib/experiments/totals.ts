import { z } from 'zod';

/** What decides which way a treatment goes: what all readings of a variant add up to on one metric. */
export type Arm = {
	readonly kpi: string;
	readonly kind: 'proportion' | 'mean' | 'count' | 'ratio' | 'value';
	readonly direction: 'up' | 'down';
	/** Of designs without a control. */
	readonly target: number | null;
	/** Of the variant. */
	readonly name: string;
	readonly is_control: boolean;
	/** The share of visitors it was to get, among the weights of all arms. */
	readonly weight?: number | undefined;
	/** Visitors of all arms that were registered; the same on each. */
	readonly planned?: number | null | undefined;
	readonly n: number;
	/** Of a share or a count. */
	readonly successes: number | null;
	/** Of a mean, in its unit. */
	readonly mean: number | null;
	readonly sd: number | null;
	/** Of a ratio what it is divided by; of an average what it was before, where the plan adjusts by that. */
	readonly second?:
		{ readonly second_mean: number; readonly second_sd: number; readonly correlation: number } | null | undefined;
	/** Of a region: the value of each day before and from the start on, in order. */
	readonly region_days?: { readonly before: readonly number[]; readonly since: readonly number[] } | null | undefined;
};

const arm = z.object({
	kpi: z.string(),
	kind: z.enum(['proportion', 'mean', 'count', 'ratio', 'value']),
	direction: z.enum(['up', 'down']),
	target: z.number().nullable(),
	name: z.string(),
	is_control: z.boolean(),
	weight: z.number().optional(),
	planned: z.number().nullish(),
	n: z.number(),
	successes: z.number().nullable(),
	mean: z.number().nullable(),
	sd: z.number().nullable(),
	second: z.object({ second_mean: z.number(), second_sd: z.number(), correlation: z.number() }).nullish(),
	region_days: z.object({ before: z.array(z.number()), since: z.array(z.number()) }).nullish()
});
const arms: z.ZodType<Arm[]> = z.array(arm);

/** The column `totals` of `experiment_list`; none where there is no reading yet. Throws on anything else. */
export function readTotals(column: unknown): readonly Arm[] {
	return column === null || column === undefined ? [] : arms.parse(column);
}

/** The column `cut` of whatever has totals. */
export const cutColumn = z.object({ startsOn: z.string(), endsOn: z.string(), plannedEnd: z.string() }).nullable();

const { name, is_control, weight, n, successes, mean, sd, second, region_days, ...ofMetric } = arm.shape;
const packed = z.object({
	...ofMetric,
	arms: z.array(
		z.tuple([name, is_control, weight.unwrap(), n, successes, mean, sd, second.unwrap(), region_days.unwrap()])
	)
});

/** The column `totals` of `board_cards`, where what all arms share stands once. Throws on anything else. */
export function unpackTotals(column: unknown): readonly Arm[] {
	const { arms, ...metric } = packed.parse(column);
	return arms.map(([name, is_control, weight, n, successes, mean, sd, second, region_days]) => ({
		...metric,
		...{ name, is_control, weight, n, successes, mean, sd, second, region_days }
	}));
}
