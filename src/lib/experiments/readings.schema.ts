import { z } from 'zod';
import type { Metric, Variant } from '#lib/experiments/experiment.schema.ts';
import { count as whole, number } from '#lib/experiments/fields.schema.ts';
import {
	askedOf,
	COUNTS,
	optionalOf,
	problemIn,
	storedOf,
	type NumberName,
	type StoredNumbers
} from '#lib/experiments/readingNumbers.ts';

/** A reading as the database takes it. */
export type NewReading = {
	readonly metric_id: number;
	readonly variant_id: number;
	/** The reading that its form showed, 0 for none; left out where no form showed any. */
	readonly seen?: number;
} & (StoredNumbers | Withdrawal);

/** Why what stands there does not count any more. */
type Withdrawal = { readonly withdrawal: string };

const WHY = 'Say in 3 to 200 characters why it does not count.';

/** The form of one day's readings: a cell for each metric and variant, each filled in full, left empty, or withdrawn. */
export function readingsForm(
	metrics: readonly Pick<Metric, 'id' | 'kind'>[],
	variants: readonly Pick<Variant, 'id'>[]
) {
	const cells = metrics.flatMap((metric) =>
		variants.map((variant) => ({ name: `m${metric.id}v${variant.id}`, metric, variant }))
	);
	const shape = Object.fromEntries(cells.map(({ name, metric }) => [name, cell(metric.kind)]));
	return z
		.object({
			day: z.iso.date('Choose a day.'),
			source: z.string().trim().max(200, 'Shorten the source to 200 characters.').default(''),
			seen_source: z.string().optional(),
			reason: z.string().trim().max(200, WHY).default(''),
			cells: z.object(shape).prefault({})
		})
		.transform(({ day, source, seen_source, reason, cells: typed }, context) => {
			const readings = cells.flatMap(({ name, metric, variant }): NewReading[] => {
				const found = typed[name];
				const place = {
					metric_id: metric.id,
					variant_id: variant.id,
					...(found?.seen != null && { seen: found.seen })
				};
				if (found?.withdraws) return [{ ...place, withdrawal: reason }];
				return found?.numbers ? [{ ...place, ...found.numbers }] : [];
			});
			const isUntold = reason.length < 3 && readings.some((one) => 'withdrawal' in one);
			if (isUntold) context.addIssue({ code: 'custom', path: ['reason'], message: WHY });
			return { day, source, seen_source, readings };
		});
}

/** All numbers of a cell, or none where it was left empty; a number left out is asked for by its own field. Of what is withdrawn none count. */
function cell(kind: Metric['kind']) {
	const [asked, optional] = [askedOf(kind), optionalOf(kind)];
	const shape = [...asked, ...optional].map((name) => [name, COUNTS.includes(name) ? whole : number] as const);
	return z
		.object({ ...Object.fromEntries(shape), seen: whole })
		.partial()
		.extend({ withdraws: z.string().optional() })
		.optional()
		.transform(({ withdraws, ...sent } = {}, context) => {
			const { seen, ...typed }: Partial<Record<NumberName | 'seen', number | null>> = sent;
			const isFilled = (name: NumberName) => typed[name] != null;
			const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
			if (withdraws) return { seen, withdraws: true, numbers: null };
			if (![...asked, ...optional].some(isFilled)) {
				if (seen) refuse(asked[0] ?? 'n', 'Write what is right, or tick that it does not count.');
				return null;
			}
			for (const name of [...asked, ...(optional.some(isFilled) ? optional : [])])
				if (!isFilled(name)) refuse(name, 'Fill this in too.');
			const wrong = problemIn(kind, typed);
			if (wrong) refuse(...wrong);
			return { seen, withdraws: false, numbers: storedOf(kind, typed) };
		});
}

export const newToken = z.object({
	name: z.string().trim().min(1, 'Say what will use it.').max(60, 'Shorten the name to 60 characters.')
});
export const oneToken = z.object({ token: z.coerce.number().int().positive('Choose a token.') });
