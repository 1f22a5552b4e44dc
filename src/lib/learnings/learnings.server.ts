import type { z } from 'zod';
import type { Filter } from '#lib/learnings/learnings.ts';
import * as schema from '#lib/learnings/learnings.schema.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/**
 * A page of the library. Where words are asked for the best of them, and `isCut` says whether there are more; else the newest, and `next`
 * is where the next page starts.
 */
export async function find(supabase: Supabase, { q, tag, before }: Filter) {
	const asked = { p_q: q, p_tag: tag ?? undefined, p_before: before ?? undefined };
	const { has_more, ...page } = schema.library.parse(answer(await supabase.rpc('find_learnings', asked)));
	return { ...page, next: has_more && !q ? (page.lines.at(-1)?.at ?? null) : null, isCut: has_more && Boolean(q) };
}

/** One learning with its wordings and its evidence. Throws 404 when there is none. */
export async function read(supabase: Supabase, id: number) {
	return schema.learningPage.parse(answer(await supabase.rpc('read_learning', { p_learning: id })));
}

/** What an experiment taught and what is like it. Throws 404 when there is none. */
export async function around(supabase: Supabase, experiment: number): Promise<schema.Knowledge> {
	return schema.knowledge.parse(answer(await supabase.rpc('read_knowledge', { p_experiment: experiment })));
}

/** What is known about a title and a text that are being written, besides the experiment and idea they belong to. */
export async function similar(
	supabase: Supabase,
	{ title, text, except, idea }: { title: string; text: string; except?: number; idea?: number }
): Promise<schema.Tested> {
	const asked = { p_title: title, p_text: text, p_except: except, p_idea: idea };
	return schema.similarTests.parse(answer(await supabase.rpc('similar_tests', asked)));
}

/** Writes what an experiment taught; answers its id. The same key is the same learning. */
export async function write(
	supabase: Supabase,
	experiment: number,
	{ key, ...learning }: z.output<typeof schema.learningForm>
) {
	return supabase.rpc('write_learning', { p_experiment: experiment, p_learning: learning, p_key: key });
}

/** Puts a better wording in the place of one; answers its id. */
export async function reword(supabase: Supabase, id: number, wording: z.output<typeof schema.rewordForm>) {
	return supabase.rpc('reword_learning', { p_learning: id, p_learning_new: wording });
}

/** Says what an experiment means for a claim. */
export async function weigh(
	supabase: Supabase,
	id: number,
	{ experiment, stance, note }: z.output<typeof schema.evidenceForm>
): Promise<DatabaseError | null> {
	const asked = { p_learning: id, p_experiment: experiment, p_stance: stance, p_note: note };
	return (await supabase.rpc('add_evidence', asked)).error;
}
