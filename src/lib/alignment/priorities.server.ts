import type { Priority } from '#lib/alignment/priorities.ts';
import type { PriorityForm } from '#lib/alignment/priorities.schema.ts';
import { everyRow, ROWS } from '#lib/server/every-row.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const COLUMNS =
	'id, name, why, owner_function, version, retired_at, added_by, added_at, marketing_agreed, it_agreed, marketing_agreed_by, it_agreed_by, marketing_agreed_at, it_agreed_at, is_agreed, ideas, experiments';

/** All priorities in their order, the retired ones last. */
export async function list(supabase: Supabase): Promise<readonly Priority[]> {
	const rows = await everyRow(
		(after) =>
			supabase
				.from('priority_list')
				.select(`${COLUMNS}, position`)
				.gt('id', after)
				.order('id')
				.limit(ROWS)
				.overrideTypes<(Priority & Placed)[], { merge: false }>(),
		({ id }) => id
	);
	// as the database has it: when they were retired, and the place that people gave them
	return rows.toSorted(
		(one, other) => (one.retired_at ?? '').localeCompare(other.retired_at ?? '') || byPlace(one, other)
	);
}

type Placed = { readonly id: number; readonly position: number };
const byPlace = (one: Placed, other: Placed) => one.position - other.position || one.id - other.id;

/** One priority. Throws 404 when there is none. */
export async function read(supabase: Supabase, id: number): Promise<Priority> {
	return answer(
		await supabase
			.from('priority_list')
			.select(COLUMNS)
			.eq('id', id)
			.single()
			.overrideTypes<Priority, { merge: false }>()
	);
}

/** What an idea can name, in order; and the one it names already, retired or not. */
export async function choices(
	supabase: Supabase,
	named: number | null = null
): Promise<readonly { readonly value: number; readonly label: string }[]> {
	const wanted = named ? `retired_at.is.null,id.eq.${named}` : 'retired_at.is.null';
	const found = await everyRow(
		(after) =>
			supabase
				.from('priorities')
				.select('id, name, retired_at, position')
				.or(wanted)
				.gt('id', after)
				.order('id')
				.limit(ROWS),
		({ id }) => id
	);
	return found
		.toSorted(byPlace)
		.map(({ id, name, retired_at }) => ({ value: id, label: retired_at ? `${name} (retired)` : name }));
}

/** Adds a priority as the last in the order; answers its id. */
export async function add(supabase: Supabase, { name, why, owner }: PriorityForm) {
	return supabase.rpc('add_priority', { p_name: name, p_why: why, p_owner: owner ?? undefined });
}

/** Writes other words, over those of a version. Answers the refusal, or null. */
export async function edit(
	supabase: Supabase,
	id: number,
	{ name, why, owner, version }: PriorityForm & { readonly version: number }
): Promise<DatabaseError | null> {
	const words = { p_name: name, p_why: why, p_owner: owner ?? undefined };
	return (await supabase.rpc('edit_priority', { p_priority: id, p_version: version, ...words })).error;
}

/** Moves a priority to a place in the order, counted from 1. Answers the refusal, or null. */
export async function place(
	supabase: Supabase,
	{ priority, place: to }: { readonly priority: number; readonly place: number }
): Promise<DatabaseError | null> {
	return (await supabase.rpc('place_priority', { p_priority: priority, p_place: to })).error;
}

/** Retires a priority or brings it back. Answers the refusal, or null. */
export async function retire(supabase: Supabase, id: number, isRetired: boolean): Promise<DatabaseError | null> {
	return (await supabase.rpc('retire_priority', { p_priority: id, p_is_retired: isRetired })).error;
}

/** Agrees for a function to the words of a version. Answers the refusal, or null. */
export async function agree(
	supabase: Supabase,
	id: number,
	{ side, version }: { readonly side: 'marketing' | 'it'; readonly version: number }
): Promise<DatabaseError | null> {
	return (await supabase.rpc('agree_on_priority', { p_priority: id, p_version: version, p_side: side })).error;
}
