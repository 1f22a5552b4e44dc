import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import type { InOrder } from '#lib/judging/finals.ts';
import type { FinalistsDraft } from '#lib/judging/finals.schema.ts';

type Client = SupabaseClient<Database>;

/** Closes the first round for good. */
export async function close(supabase: Client, event: number) {
	return (await supabase.rpc('close_first_round', { p_event: event })).error;
}

type Named = { readonly draft: FinalistsDraft; readonly order: readonly InOrder[] };

/** Says who is judged once more, beside the order of the first round, and begins that round. */
export async function name(supabase: Client, event: number, { draft: { teams, method, reason }, order }: Named) {
	return (
		await supabase.rpc('name_finalists', {
			...{ p_event: event, p_teams: teams, p_final: { method, reason } },
			p_places: order.map(({ team, place }) => ({ team, place }))
		})
	).error;
}

/** Says to everybody who the finalists are. */
export async function announce(supabase: Client, event: number) {
	return (await supabase.rpc('announce_finalists', { p_event: event })).error;
}
