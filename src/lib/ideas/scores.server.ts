import { z } from 'zod';
import type { ScoreDraft } from '#lib/ideas/idea-form.server.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const counts = z.array(z.number());

/** What an idea was scored, in the shape of `read_scores`. */
export const scoresShape = z.object({
	mine: z.object({ side: z.enum(['marketing', 'it']), score: z.number(), confidence: z.number() }).nullable(),
	...{ marketing: z.number(), it: z.number() },
	/** How often each was said; null while the reader may not know. */
	scoring: z.object({ impacts: counts, efforts: counts, impact_sureness: counts, effort_sureness: counts }).nullable()
});

/** What an idea was scored, as far as the reader may know; `marketing` and `it` say how many did. */
export type Scores = z.output<typeof scoresShape>;

/** Scores an idea for one's own side, or changes what one said. */
export async function give(supabase: Supabase, id: number, { score, confidence, side }: ScoreDraft) {
	return supabase.rpc('score_idea', { p_idea: id, p_score: score, p_confidence: confidence, p_side: side });
}
