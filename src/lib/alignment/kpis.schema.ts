import { z } from 'zod';

/** A new KPI as the form sends it. The early check; the database's answer counts. */
export const newKpi = z.object({
	name: z.string().trim().min(2, 'Name it in 2 to 80 characters.').max(80, 'Name it in 2 to 80 characters.'),
	definition: z
		.string()
		.trim()
		.min(10, 'Say how it is measured in at least 10 characters.')
		.max(1000, 'Shorten this to 1,000 characters.'),
	unit: z.string().trim().max(20, 'Shorten the unit to 20 characters.').default(''),
	kind: z.enum(
		['proportion', 'mean', 'count', 'ratio', 'value'],
		'Choose how it is read: as a share, an average, a count, a ratio or one number.'
	),
	direction: z.enum(['up', 'down'], 'Choose which way is better.'),
	owner_function: z.enum(['marketing', 'it', 'other'], 'Choose who answers for it.'),
	source: z.string().trim().max(200, 'Shorten the source to 200 characters.').default('')
});

export type NewKpi = z.output<typeof newKpi>;

/** The next version of a KPI. How it is read stays. */
export const kpiChanges = newKpi.omit({ kind: true }).extend({
	reason: z
		.string()
		.trim()
		.min(10, 'Say why in at least 10 characters.')
		.max(500, 'Shorten the reason to 500 characters.')
});

export type KpiChanges = z.output<typeof kpiChanges>;

/** For which function somebody agrees. */
export const agreement = z.object({ side: z.enum(['marketing', 'it'], 'Say for which function you agree.') });
