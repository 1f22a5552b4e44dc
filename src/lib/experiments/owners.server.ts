import type { z } from 'zod';
import type { newOwner } from '#lib/experiments/owners.schema.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** Puts somebody else in the place of an owner. Answers the refusal, or null when it is done. */
export async function replace(
	supabase: Supabase,
	id: number,
	{ side, person, reason }: z.output<typeof newOwner>
): Promise<DatabaseError | null> {
	const asked = { p_experiment: id, p_side: side, p_person: person, p_reason: reason };
	return (await supabase.rpc('replace_owner', asked)).error;
}
