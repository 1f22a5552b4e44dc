import { z } from 'zod';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const side = z.enum(['marketing', 'it', 'other']).nullable();
const half = z.object({
	...{ id: z.number(), title: z.string(), author: z.string(), is_bridging: z.boolean() },
	function: side
});

const merge = z.object({
	...{ id: z.number(), reason: z.string(), by: z.string(), is_mine: z.boolean() },
	...{ at: z.string().nullable(), asked_at: z.string() },
	/** What the reader may say about it: all of it, one of the two words, or nothing. */
	word: z.enum(['all', 'one']).nullable(),
	...{ from: half, into: half }
});

/** Two ideas that became one, or that somebody asks to be one. */
export type Merge = z.output<typeof merge>;

/** The merges of an idea, in the shape of `read_merges`. */
export const mergesShape = z.object({
	may_merge: z.boolean(),
	merged_into: merge.nullable(),
	merged: z.array(merge),
	asked: z.array(merge)
});

/** The merges of an idea, as its pages show them. */
export type Merges = z.output<typeof mergesShape>;

/** How an idea and others became one. Throws 404 when there is none. */
export async function read(supabase: Supabase, id: number): Promise<Merges> {
	return mergesShape.parse(answer(await supabase.rpc('read_merges', { p_idea: id })));
}

/** Merges one idea into another, or asks its author; the answer says which: 'merged' or 'asked'. */
export async function join(supabase: Supabase, { from, into, reason }: MergeDraft) {
	return supabase.rpc('merge_ideas', { p_from: from, p_into: into, p_reason: reason });
}

/** What is asked for. */
export type MergeDraft = { readonly from: number; readonly into: number; readonly reason: string };

/** Says no to a merge that was asked for, or takes one's own question back. */
export async function decline(supabase: Supabase, id: number) {
	return supabase.rpc('decline_merge', { p_merge: id });
}

/** Lets an idea stand by itself again. */
export async function undo(supabase: Supabase, id: number) {
	return supabase.rpc('undo_merge', { p_merge: id });
}
