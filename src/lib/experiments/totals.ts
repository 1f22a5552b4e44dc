import { z } from 'zod';

/**
 * What all readings of a variant add up to on one metric, as the view `experiment_totals` and the column `totals` of
 * `experiment_list` give it. Of a proportion n and successes, of a mean n, mean and sd.
 */
export type Totals = {
	readonly metric_id: number;
	readonly kpi: string;
	readonly unit: string;
	readonly kind: 'proportion' | 'mean';
	readonly direction: 'up' | 'down';
	readonly minimum_effect: number;
	readonly variant_id: number;
	readonly position: number;
	readonly name: string;
	readonly is_control: boolean;
	readonly days: number;
	readonly last_day: string;
	readonly n: number;
	readonly successes: number | null;
	readonly mean: number | null;
	readonly sd: number | null;
};

const schema: z.ZodType<Totals[]> = z.array(
	z.object({
		metric_id: z.number(),
		kpi: z.string(),
		unit: z.string(),
		kind: z.enum(['proportion', 'mean']),
		direction: z.enum(['up', 'down']),
		minimum_effect: z.number(),
		variant_id: z.number(),
		position: z.number(),
		name: z.string(),
		is_control: z.boolean(),
		days: z.number(),
		last_day: z.string(),
		n: z.number(),
		successes: z.number().nullable(),
		mean: z.number().nullable(),
		sd: z.number().nullable()
	})
);

/** The totals in a row of the database; none where there is no reading yet. Throws on anything else. */
export function readTotals(column: unknown): readonly Totals[] {
	return column === null || column === undefined ? [] : schema.parse(column);
}
