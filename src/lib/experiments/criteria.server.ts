import type { DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** Writes another number beside a criterion, and why. Answers the refusal, or null. */
export async function amend(
	supabase: Supabase,
	criterion: number,
	{ value, reason }: { readonly value: number; readonly reason: string }
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('amend_criterion', { p_criterion: criterion, p_value: value, p_reason: reason });
	return error;
}

/** Says why it goes on although a criterion is met. Answers the refusal, or null. */
export async function goOn(supabase: Supabase, criterion: number, reason: string): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('go_on', { p_criterion: criterion, p_reason: reason });
	return error;
}
