import { z } from 'zod';
import type { Kill, KillFilter } from '#lib/handovers/kills.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const kill: z.ZodType<Kill> = z.object({
	id: z.number(),
	experiment_id: z.number(),
	title: z.string(),
	at: z.string(),
	by: z.string(),
	rationale: z.string(),
	learned: z.string(),
	would_change_our_mind: z.string(),
	freed_days: z.number(),
	money: z.object({
		...{ currency: z.string(), asked: z.number(), asked_days: z.number() },
		...{ spent: z.number(), spent_days: z.number(), freed: z.number(), freed_days: z.number() },
		...{ late: z.number(), late_days: z.number() }
	}),
	revivals: z.array(
		z.object({ experiment_id: z.number(), title: z.string(), reason: z.string(), by: z.string(), at: z.string() })
	)
});
const page = z.object({
	lines: z.array(kill),
	has_more: z.boolean(),
	this_quarter: z.number(),
	this_year: z.number(),
	freed_days: z.number()
});

/** A page of the library, the newest first, and the `before` of the next one; null on the last. */
export async function find(supabase: Supabase, { q, before }: KillFilter) {
	const asked = { p_q: q, p_before: before ?? undefined };
	const { lines, has_more, ...tally } = page.parse(answer(await supabase.rpc('find_kills', asked)));
	return { lines, tally, next: has_more ? (lines.at(-1)?.id ?? null) : null };
}

/** One kill that stands, by its decision; null when there is none. */
export async function read(supabase: Supabase, decision: number): Promise<Kill | null> {
	const { lines } = page.parse(answer(await supabase.rpc('find_kills', { p_decision: decision })));
	return lines[0] ?? null;
}

/** What a revival says. */
export const revivalForm = z.object({
	title: z.string().trim().min(3, 'Name it in 3 to 120 characters.').max(120, 'Shorten the name to 120 characters.'),
	reason: z.string().trim().default(''),
	key: z.uuid().optional().catch(undefined)
});

/** Takes a kill up again: a draft with its plan, which names it. Answers the new experiment, or the refusal. */
export async function revive(supabase: Supabase, decision: number, form: z.output<typeof revivalForm>) {
	const { title, reason, key } = form;
	return supabase.rpc('revive_kill', { p_decision: decision, p_title: title, p_reason: reason, p_key: key });
}
