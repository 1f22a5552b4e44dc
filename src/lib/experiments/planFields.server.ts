import type { Database } from '#lib/database.types.ts';
import type { FieldInput } from '#lib/experiments/planFields.schema.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** A field as admins see it. */
export type AdminField = Pick<
	Database['public']['Tables']['plan_fields']['Row'],
	'id' | 'name' | 'help' | 'kind' | 'options' | 'position' | 'is_required' | 'retired_at'
>;

/** Every field of this workspace in the order of its form, retired ones last. */
export async function list(supabase: Supabase): Promise<readonly AdminField[]> {
	const columns = 'id, name, help, kind, options, position, is_required, retired_at';
	const rows = answer(await supabase.from('plan_fields').select(columns).order('position').order('id').limit(500));
	return rows.toSorted((one, other) => Number(one.retired_at !== null) - Number(other.retired_at !== null));
}

/** The fields by which a list can be narrowed, each with its choices. */
export async function choices(supabase: Supabase): Promise<readonly Pick<AdminField, 'id' | 'name' | 'options'>[]> {
	const found = supabase.from('plan_fields').select('id, name, options').eq('kind', 'choice').is('retired_at', null);
	return answer(await found.order('position').order('id').limit(20));
}

/** Adds a field, or changes the one that is named. */
export async function set(supabase: Supabase, { field, ...values }: FieldInput): Promise<DatabaseError | null> {
	// the generated type knows no null for an argument
	const asked: { p_field: number; p_values: FieldInput } = JSON.parse(
		JSON.stringify({ p_field: field ?? null, p_values: values })
	);
	const { error } = await supabase.rpc('set_plan_field', asked);
	return error;
}

/** Takes a field out of plans to come, or back in. */
export async function retire(supabase: Supabase, field: number, isRetired: boolean): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('retire_plan_field', { p_field: field, p_is_retired: isRetired });
	return error;
}
