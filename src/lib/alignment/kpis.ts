import type { Database } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';

export type KpiKind = Database['public']['Enums']['kpi_kind'];
export type KpiDirection = Database['public']['Enums']['kpi_direction'];
export type JobFunction = Database['public']['Enums']['job_function'];

/** A measure both functions agreed on, and how many experiments use it. */
export type Kpi = {
	readonly id: number;
	readonly name: string;
	readonly definition: string;
	readonly unit: string;
	readonly kind: KpiKind;
	readonly direction: KpiDirection;
	readonly owner_function: JobFunction;
	readonly source: string;
	readonly experiments: number;
};

export const kpiKinds = [
	{
		value: 'proportion',
		label: 'A share of people or visits',
		hint: 'Read as how many there were and how many of them did it. Example: sign-ups among visitors.'
	},
	{
		value: 'mean',
		label: 'An average',
		hint: 'Read as how many there were, their average and their standard deviation. Example: minutes to answer a ticket.'
	},
	{
		value: 'count',
		label: 'A count per visit, order or day',
		hint: 'Read as how many there were and how many events came with them, of which one can have several. Example: pages for each visit.'
	}
] as const;

export const kpiDirections = [
	{ value: 'up', label: 'More is better' },
	{ value: 'down', label: 'Less is better' }
] as const;

export const ownerFunctions = [
	{ value: 'marketing', label: 'Marketing' },
	{ value: 'it', label: 'IT' },
	{ value: 'other', label: 'Another function' }
] as const;

/** "share", "average" or "count", for a row. */
export const kindWords: Readonly<Record<KpiKind, string>> = { proportion: 'share', mean: 'average', count: 'count' };

/** "more is better" or "less is better", for a row. */
export const directionWords: Readonly<Record<KpiDirection, string>> = { up: 'more is better', down: 'less is better' };

export const refusals: Refusals = {
	kpis_name_is_unique: {
		field: 'name',
		says: 'The library has a KPI with this name. Use that one, or name the difference.'
	},
	kpis_name_is_short: { field: 'name', says: 'Name it in 2 to 80 characters.' },
	kpis_definition_says_how: {
		field: 'definition',
		says: 'Say how it is measured in 10 to 1,000 characters, so that both functions count the same.'
	},
	kpis_unit_fits: { field: 'unit', says: 'Shorten the unit to 20 characters.' },
	kpis_source_fits: { field: 'source', says: 'Shorten the source to 200 characters.' }
};
