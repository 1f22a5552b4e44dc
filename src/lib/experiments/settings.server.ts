import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';

type Client = SupabaseClient<Database>;

/** The rules of this workspace about experiments, and who changed them last. */
export type Settings = {
	readonly start_needs_approval: boolean;
	readonly changed_at: string | null;
	readonly changer: { readonly name: string } | null;
};

export async function read(supabase: Client): Promise<Settings> {
	return answer(
		await supabase
			.from('experiment_settings')
			.select('start_needs_approval, changed_at, changer:people(name)')
			.single()
			.overrideTypes<Settings, { merge: false }>()
	);
}

/** Whether both owners must approve a plan before it starts. */
export async function requireApproval(supabase: Client, isNeeded: boolean): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('require_approval', { p_needed: isNeeded });
	return error;
}
