import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import type { FinalistsDraft } from '#lib/judging/finals.schema.ts';
import { stateStandings } from '#lib/judging/standings.server.ts';
import { service } from '#lib/server/service.ts';

type Client = SupabaseClient<Database>;

/** Closes the first round for good. */
export async function close(supabase: Client, event: number) {
	return (await supabase.rpc('close_first_round', { p_event: event })).error;
}

/** Says who is judged once more, beside the order of the first round as the server works it out, and begins that round. */
export async function name(supabase: Client, event: number, { teams, method, reason }: FinalistsDraft) {
	await stateStandings(await service(), supabase, event);
	return (await supabase.rpc('name_finalists', { p_event: event, p_teams: teams, p_final: { method, reason } })).error;
}

/** Says to everybody who the finalists are. */
export async function announce(supabase: Client, event: number) {
	return (await supabase.rpc('announce_finalists', { p_event: event })).error;
}
