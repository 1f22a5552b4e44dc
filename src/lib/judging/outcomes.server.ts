import { z } from 'zod';
import { firstPlacesOf, type FirstPlaces } from '#lib/judging/firstPlaces.ts';
import { openedScores, type OpenedScores } from '#lib/judging/judging.server.ts';
import { roundsOf, type Rounds } from '#lib/judging/rounds.ts';
import { createKeeper } from '#lib/server/kept.ts';
import { answer, unforeseen } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** What came out of an event's judging, for everybody alike. */
export type JudgingOutcome = { readonly rounds: Rounds; readonly firstPlaces: FirstPlaces | null };

const read = z.object({ state: z.string(), opened: openedScores });

/** Events whose results are looked at at the same time. */
const MOST = 50;
const keep = createKeeper<JudgingOutcome>(MOST);

/** What came out of the judging; null before the results, and where there is no such event. Worked out once for all who ask. */
export async function of(supabase: Supabase, slug: string): Promise<JudgingOutcome | null> {
	const { data: state, error } = await supabase.rpc('judging_results_state', { p_slug: slug });
	if (error) throw unforeseen(error);
	if (state === null) return null;
	return keep(state, async () => {
		const found = read.parse(answer(await supabase.rpc('read_judging_results', { p_slug: slug })));
		return { state: found.state, work: () => workOut(found.opened) };
	});
}

function workOut(opened: OpenedScores): JudgingOutcome {
	const rounds = roundsOf(opened);
	return { rounds, firstPlaces: firstPlacesOf(opened, rounds) };
}
