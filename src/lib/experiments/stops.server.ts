import type { StopReason } from '#lib/experiments/stops.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** Ends the time-box that runs before its time. Answers the refusal, or null when it has ended. */
export async function stop(
	supabase: Supabase,
	id: number,
	{
		criterion,
		reason
	}: { readonly criterion: { readonly reason: StopReason; readonly by?: number | undefined }; readonly reason: string }
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('stop_experiment', {
		p_experiment: id,
		p_criterion: criterion.reason,
		p_reason: reason,
		p_by: criterion.by
	});
	return error;
}
