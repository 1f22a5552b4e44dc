import { z } from 'zod';
import type { FinalistsDraft } from '#lib/judging/finals.schema.ts';
import { stateStandings } from '#lib/judging/standings.server.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Over } from '#lib/server/seenForms.ts';
import { service } from '#lib/server/service.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const finalTeams = z.array(
	z.object({
		...{ team_id: z.number(), name: z.string(), is_finalist: z.boolean(), is_changed: z.boolean() },
		/** When the second round ends. */
		...{ voting_at: z.string(), time_zone: z.string() }
	})
);
/** A team beside the second round. */
export type FinalTeam = z.output<typeof finalTeams>[number];

/** Closes the first round for good. */
export async function close(supabase: Supabase, event: number) {
	return (await supabase.rpc('close_first_round', { p_event: event })).error;
}

/** Says who is judged once more, beside the order of the first round as the server works it out, and begins that round; over that version of the form. */
export async function name(supabase: Supabase, { id, version }: Over, { teams, method, reason }: FinalistsDraft) {
	await stateStandings(await service(), supabase, id);
	const told = { p_event: id, p_teams: teams, p_final: { method, reason, version } };
	return (await supabase.rpc('name_finalists', told)).error;
}

/** Says to everybody who the finalists are. */
export async function announce(supabase: Supabase, event: number) {
	return (await supabase.rpc('announce_finalists', { p_event: event })).error;
}

const said = 'team_id, name, is_finalist, is_changed, voting_at, time_zone';

/** The finalists of an event, once it is said who they are; none before. */
export async function ofEvent(supabase: Supabase, event: number) {
	return finalTeams.parse(
		answer(await supabase.from('final_teams').select(said).eq('event_id', event).eq('is_finalist', true).order('name'))
	);
}

/** Whether a team is a finalist, once it is said who they are; null before, and where it did not hand in. */
export async function ofTeam(supabase: Supabase, team: number): Promise<FinalTeam | null> {
	const rows = answer(await supabase.from('final_teams').select(said).eq('team_id', team));
	return finalTeams.parse(rows)[0] ?? null;
}
