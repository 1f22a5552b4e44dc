import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** The rules of this workspace about experiments, and who changed them last. */
export type Settings = {
	readonly start_needs_approval: boolean;
	readonly changed_at: string | null;
	readonly changer: { readonly name: string } | null;
};

export async function read(supabase: Supabase): Promise<Settings> {
	return answer(
		await supabase
			.from('experiment_settings')
			.select('start_needs_approval, changed_at, changer:people(name)')
			.single()
			.overrideTypes<Settings, { merge: false }>()
	);
}

/** Whether both owners must approve a plan before it starts. */
export async function requireApproval(supabase: Supabase, isNeeded: boolean): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('require_approval', { p_needed: isNeeded });
	return error;
}
