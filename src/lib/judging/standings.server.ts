import { z } from 'zod';
import { openedScores } from '#lib/judging/judging.server.ts';
import { orderOf, outcomeOf } from '#lib/judging/rounds.ts';
import { answer, settled } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const scores = z.object({ state: z.string(), opened: openedScores });

/**
 * Works out the order of the first round from the scores as they are now, and states it as the server: the database takes it from nobody
 * else, and for these scores only. Without the server, and while the scores are sealed for whoever asks, nothing is stated, and finalists
 * are refused. Throws 404 when there is no such event.
 */
export async function stateStandings(server: Supabase | null, supabase: Supabase, event: number): Promise<void> {
	const { state, opened } = scores.parse(answer(await supabase.rpc('read_judging_scores', { p_event: event })));
	if (!server || !opened.is_open) return;
	const places = orderOf(outcomeOf(opened, 1)).map(({ team, place }) => ({ team, place }));
	settled(await server.rpc('state_standings', { p_event: event, p_state: state, p_places: places }));
}
