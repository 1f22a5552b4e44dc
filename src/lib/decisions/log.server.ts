import { z } from 'zod';
import type { LogEntry } from '#lib/decisions/log.ts';
import type { LogFilter } from '#lib/decisions/schemas.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import { everyWord } from '#lib/server/words.ts';

/** How many decisions a page of the log shows. */
const PAGE = 25;

const counts = z.object({ marketing: z.number(), it: z.number(), other: z.number() });
const outcome = z.enum(['promote', 'iterate', 'kill']);
const entry: z.ZodType<LogEntry> = z.object({
	id: z.number(),
	experiment_id: z.number(),
	title: z.string(),
	time_box: z.number(),
	outcome,
	rationale: z.string(),
	next_step: z.string(),
	learned: z.string(),
	rule_met: z.boolean(),
	recommended: outcome.nullable(),
	departure_reason: z.string().nullable(),
	ballots: z.record(outcome, counts),
	decided_at: z.string(),
	decided_by_name: z.string(),
	superseded_by: z.number().nullable()
});

/** A page of the decision log, the newest first, and where the next one starts (null on the last). */
export async function page(
	supabase: Supabase,
	{ outcome: only, against, q, before }: LogFilter
): Promise<{ entries: readonly LogEntry[]; next: number | null }> {
	let query = supabase.from('decision_list').select();
	if (only) query = query.eq('outcome', only);
	if (against === 'ballots') query = query.is('rule_met', false);
	if (against === 'rule') query = query.is('is_against_rule', true);
	if (before) query = query.lt('id', before);
	const words = everyWord('words', q);
	if (words) query = query.or(words);
	const rows = answer(await query.order('id', { ascending: false }).limit(PAGE + 1)).map((row) => entry.parse(row));
	const entries = rows.slice(0, PAGE);
	return { entries, next: rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null };
}
