import { z } from 'zod';
import { openEvents } from '#lib/events/openEvents.schema.ts';
import { ideaFile } from '#lib/ideas/files.server.ts';
import { reactionKinds } from '#lib/ideas/ideas.ts';
import { mergesShape } from '#lib/ideas/merges.server.ts';
import { scoresShape } from '#lib/ideas/scores.server.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const side = z.enum(['marketing', 'it', 'other']).nullable();

const comment = z.object({
	...{ id: z.number(), body: z.string(), written_at: z.string(), removed_at: z.string().nullable() },
	/** What it answers: one level, the answers stand behind what they answer. */
	reply_to: z.number().nullable(),
	...{ hidden_at: z.string().nullable(), hidden_reason: z.string(), hidden_by: z.string().nullable() },
	/** What is hidden, for who wrote it and who may show it again. */
	hidden_words: z.string().nullable(),
	reactions: z.array(z.object({ kind: z.enum(reactionKinds), count: z.number(), is_mine: z.boolean() })),
	/** The idea it was written about, where that was another one, merged since. */
	from: z.object({ id: z.number(), title: z.string() }).nullable(),
	/** Each @ in it that reached nobody, and who could be meant: for its author, as long as a mention asks for something. */
	unclear: z.array(z.object({ word: z.string(), names: z.array(z.string()) })),
	author: z.object({ id: z.string(), name: z.string(), function: side, is_bridging: z.boolean() })
});

const shape = z.object({
	merges: mergesShape,
	talk: z.array(comment),
	scores: scoresShape,
	files: z.array(ideaFile),
	/** Who hid it and why, for the few who still read it. */
	hidden: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
	may_moderate: z.boolean(),
	/** The events that the person who asks may put it into now; none for who may not. */
	places: openEvents
});

/** What is around an idea: its merges, the latest 500 of what is said about it, its scores. */
export type Around = z.output<typeof shape>;

/** Everything around an idea for its page, in one call. Throws 404 when there is none. */
export async function read(supabase: Supabase, id: number): Promise<Around> {
	return shape.parse(answer(await supabase.rpc('read_around_idea', { p_idea: id })));
}
