import type { Database } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';

export type KpiKind = Database['public']['Enums']['kpi_kind'];
export type KpiDirection = Database['public']['Enums']['kpi_direction'];
export type JobFunction = Database['public']['Enums']['job_function'];

/** A measure as one version defines it, who agreed to that, and how many experiments use it. */
export type Kpi = {
	readonly id: number;
	readonly name: string;
	readonly definition: string;
	readonly unit: string;
	readonly kind: KpiKind;
	readonly direction: KpiDirection;
	readonly owner_function: JobFunction;
	readonly source: string;
	/** How many use it, in whichever version. */
	readonly experiments: number;
	/** The first version's id, which all versions share. */
	readonly line_id: number;
	readonly version: number;
	readonly is_newest: boolean;
	readonly is_agreed: boolean;
	/** Who agreed for each function; null while nobody has. */
	readonly marketing_agreed: string | null;
	readonly it_agreed: string | null;
};

/** A version of a KPI: why it was written, by whom, who agreed when. */
export type KpiVersion = Kpi & {
	readonly reason: string;
	readonly added_by: string;
	readonly added_at: string;
	readonly marketing_agreed_by: string | null;
	readonly marketing_agreed_at: string | null;
	readonly it_agreed_by: string | null;
	readonly it_agreed_at: string | null;
};

type Choice = Pick<Kpi, 'id' | 'name' | 'kind' | 'direction' | 'unit'>;

/** What a plan can choose from: the newest of each KPI, and a replaced one where the plan names it already. */
export function offered(library: readonly Kpi[], used: readonly { readonly kpi_id: number }[]): readonly Choice[] {
	const inUse = new Set(used.map(({ kpi_id }) => kpi_id));
	return library
		.filter(({ id, is_newest }) => is_newest || inUse.has(id))
		.map(({ id, name, version, is_newest, kind, direction, unit }) => {
			return { id, name: is_newest ? name : `${name}, version ${version}`, kind, direction, unit };
		});
}

/** One line of the difference between a version and the one before. */
export type Difference = { readonly label: string; readonly before: string; readonly after: string };

/** What a version says differently from the one before it. */
export function differences(before: Kpi, after: Kpi): readonly Difference[] {
	const lines = [
		{ label: 'Name', before: before.name, after: after.name },
		{ label: 'Definition', before: before.definition, after: after.definition },
		{ label: 'Unit', before: before.unit, after: after.unit },
		{ label: 'Better', before: directionWords[before.direction], after: directionWords[after.direction] },
		{ label: 'Answers for it', before: ownerWords(before), after: ownerWords(after) },
		{ label: 'Read from', before: before.source, after: after.source }
	];
	return lines.filter((line) => line.before !== line.after);
}

function ownerWords({ owner_function }: Kpi): string {
	return ownerFunctions.find(({ value }) => value === owner_function)?.label ?? owner_function;
}

/** What agreement is still missing, in words. */
export function agreementWords({ marketing_agreed, it_agreed }: Pick<Kpi, 'marketing_agreed' | 'it_agreed'>): string {
	if (marketing_agreed && it_agreed) return 'agreed by both functions';
	if (marketing_agreed) return 'agreed by marketing, not yet by IT';
	return it_agreed ? 'agreed by IT, not yet by marketing' : 'not agreed yet';
}

type Asker = { readonly id: string; readonly function: JobFunction | null; readonly is_bridging: boolean };

/** Which functions somebody could still agree for. Bridging people stand for either, but for one of them only. */
export function sidesToAgree(
	kpi: Pick<KpiVersion, 'is_newest' | 'marketing_agreed_by' | 'it_agreed_by'>,
	me: Asker | null
): readonly ('marketing' | 'it')[] {
	const hasAgreed = me !== null && [kpi.marketing_agreed_by, kpi.it_agreed_by].includes(me.id);
	if (!me || !kpi.is_newest || hasAgreed) return [];
	const sides = [
		{ side: 'marketing' as const, by: kpi.marketing_agreed_by },
		{ side: 'it' as const, by: kpi.it_agreed_by }
	];
	return sides.flatMap(({ side, by }) => (by === null && (side === me.function || me.is_bridging) ? [side] : []));
}

/** What the library is narrowed to. */
export type KpiFilter = {
	readonly q: string;
	readonly owner: JobFunction | null;
	readonly kind: KpiKind | null;
	readonly agreed: 'yes' | 'no' | null;
};

/** The address of the library, narrowed; `after` is the last name of the page before. */
export function libraryAddress({ q, owner, kind, agreed }: KpiFilter, after?: string): string {
	const asked = new URLSearchParams();
	if (q) asked.set('q', q);
	for (const [name, value] of Object.entries({ owner, kind, agreed, after })) if (value) asked.set(name, value);
	return asked.size > 0 ? `/kpis?${asked}` : '/kpis';
}

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
	},
	{
		value: 'ratio',
		label: 'A ratio of two sums',
		hint: 'For what one person does several times: read as how many people there were, the average and standard deviation of both sums for each, and their correlation. Example: revenue for each order, where people are split.'
	},
	{
		value: 'value',
		label: 'One number a day',
		hint: 'Read as it is, without how many stand behind it, so it says little alone. Example: cost a day, or an index somebody else computes.'
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

export const agreedFilters = [
	{ value: 'yes', label: 'By both functions' },
	{ value: 'no', label: 'Not yet' }
] as const;

/** "share", "average", "count", "ratio" or "single value", for a row. */
export const kindWords: Readonly<Record<KpiKind, string>> = {
	proportion: 'share',
	mean: 'average',
	count: 'count',
	ratio: 'ratio',
	value: 'single value'
};

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
	kpis_are_replaced_once: { says: 'Somebody wrote a newer version meanwhile. Open the KPI again.' },
	kpis_reason_is_told: { field: 'reason', says: 'Say why in 10 to 500 characters.' },
	kpi_is_replaced: { says: 'There is a newer version of this KPI. Open it and go on from there.' },
	kpi_version_changes_nothing: {
		field: 'definition',
		says: 'This is what the KPI says already. Write what is different now.'
	},
	side_is_not_yours: { says: 'You agree for your own function. Ask somebody of the other one.' },
	kpi_agreements_are_of_a_side: { says: 'Only marketing and IT agree on a KPI.' },
	kpi_agreements_one_per_side: { says: 'Somebody of this function has agreed already.' },
	kpi_agreements_one_per_person: {
		says: 'You have agreed for the other function. Nobody stands for both at once: ask somebody else.'
	},
	kpis_source_fits: { field: 'source', says: 'Shorten the source to 200 characters.' }
};
