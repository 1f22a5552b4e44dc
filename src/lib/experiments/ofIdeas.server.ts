import { z } from 'zod';
import { stateWords } from '#lib/experiments/experiments.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const alike = z.array(
	z.object({
		...{ id: z.number(), title: z.string(), supports: z.number() },
		...{ event: z.string().nullable(), is_past: z.boolean() },
		state: z.enum(['running', 'iterating', 'due', 'deciding', 'promoted', 'killed']).nullable()
	})
);

/** Ideas that resemble a text, at most five, with what became of each: the state of its latest started experiment in words, null where it was not tested. */
export async function similar(supabase: Supabase, text: string, except?: number) {
	const found = alike.parse(answer(await supabase.rpc('similar_ideas_tested', { p_text: text, p_except: except })));
	return found.map(({ state, ...idea }) => ({ ...idea, tested: state && stateWords[state] }));
}
