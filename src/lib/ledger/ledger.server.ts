import {
	followed,
	followThrough,
	ledger,
	type CarryOn,
	type FollowedTeams,
	type FollowThrough,
	type Ledger
} from '#lib/ledger/ledger.schema.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** The ledger of an event. 404 when there is no such event. */
export async function show(supabase: Supabase, slug: string): Promise<Ledger> {
	return ledger.parse(answer(await supabase.rpc('show_ledger', { p_slug: slug })));
}

/** The ledger of the last event before this one; null when there was none that anybody handed in to. */
export async function previous(supabase: Supabase, slug: string): Promise<Ledger | null> {
	const { data, error } = await supabase.rpc('previous_ledger', { p_slug: slug });
	if (error) answer({ data, error });
	return data === null ? null : ledger.parse(data);
}

/** What became of these teams of an event, and of the team of whoever asks, as far as they handed in. 404 when there is no such event. */
export async function of(supabase: Supabase, event: number, teams: readonly number[]): Promise<FollowedTeams> {
	return followed.parse(answer(await supabase.rpc('follow_throughs_of', { p_event: event, p_teams: [...teams] })));
}

/** What the form that carries a team on begins with. 404 when there is no such team. */
export async function begin(supabase: Supabase, team: number): Promise<FollowThrough> {
	return followThrough.parse(answer(await supabase.rpc('show_follow_through', { p_team: team })));
}

/** Carries a team on as an experiment; answers its id, or the refusal. */
export async function carryOn(supabase: Supabase, team: number, { key, owner, start_by, ...plan }: CarryOn) {
	return supabase.rpc('carry_on', {
		p_team: team,
		p_owner: owner,
		p_start_by: start_by,
		p_plan: plan,
		p_key: key
	});
}

/** Carries a team on with an experiment that its idea has already. */
export async function follow(supabase: Supabase, team: number, experiment: number) {
	return supabase.rpc('follow_experiment', { p_team: team, p_experiment: experiment });
}

/** Says that a team is not carried on, and why. */
export async function stop(supabase: Supabase, team: number, reason: string) {
	return supabase.rpc('stop_following', { p_team: team, p_reason: reason });
}

/** Says what came of an event, so many days after its results. */
export async function check(supabase: Supabase, event: number, { days, words }: { days: number; words: string }) {
	return supabase.rpc('check_ledger', { p_event: event, p_days: days, p_words: words });
}
