import { error } from '@sveltejs/kit';
import { z } from 'zod';
import type { Entry } from '#lib/activity/activity.ts';
import { subjects } from '#lib/activity/activity.ts';
import { chainPage, headLine } from '#lib/activity/chain.server.ts';
import { refusals } from '#lib/activity/refusals.ts';
import { answer, sentenceFor } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const PAGE = 50;

/** What the log's address says: narrowed to a kind of thing, one thing, one person; older than an entry. */
export const logFilter = z.object({
	subject: z
		.enum(subjects.map(({ value }) => value))
		.optional()
		.catch(undefined),
	id: z.string().max(40).optional().catch(undefined),
	by: z.uuid().optional().catch(undefined),
	before: z.coerce.number().int().positive().optional().catch(undefined)
});
/** Which entries to list. */
export type LogFilter = z.output<typeof logFilter>;

/** A page of the log, newest first, and the `before` of the next page; null when this is the last. */
export async function list(
	supabase: Supabase,
	{ subject, id, by, before }: LogFilter
): Promise<{ entries: readonly Entry[]; older: number | null }> {
	let query = supabase.from('activity_list').select();
	if (subject) query = query.eq('subject', subject);
	if (subject && id) query = query.eq('subject_id', id);
	if (by) query = query.eq('actor_id', by);
	if (before) query = query.lt('seq', before);
	const rows = answer(await query.order('seq', { ascending: false }).limit(PAGE + 1));
	const entries = rows.slice(0, PAGE);
	return { entries, older: rows.length > PAGE ? (entries.at(-1)?.seq ?? null) : null };
}

/** What checking the whole chain found. */
export type Verdict = {
	readonly isIntact: boolean;
	/** The first entry that does not fit. */
	readonly brokenAt: number | null;
	readonly entries: number;
	/** The hash that seals the last entry, and with it all before. */
	readonly head: string;
};

/** Recomputes every hash of the log. Reads the whole log: a page of its own, not part of another. */
export async function verify(supabase: Supabase): Promise<Verdict> {
	const [verdict] = answer(await supabase.rpc('verify_activity'));
	if (!verdict) throw new Error('The log answered nothing about itself');
	const { is_intact, broken_at, entries, head } = verdict;
	return { isIntact: is_intact, brokenAt: broken_at, entries, head };
}

/** The whole log as lines of a file that `npm run verify` checks; leaders only. The first page is read before it answers. */
export async function exported(supabase: Supabase, at: string): Promise<ReadableStream<Uint8Array>> {
	const page = async (after: number) =>
		chainPage.parse(answer(await supabase.rpc('export_activity', { p_after: after })));
	const { data, error: refused } = await supabase.rpc('export_activity', { p_after: 0 });
	if (refused) error(403, sentenceFor(refused, refusals).says);
	const first = chainPage.parse(data);
	const encoder = new TextEncoder();
	let lines: typeof first.lines | null = first.lines;
	return new ReadableStream({
		start: (controller) => controller.enqueue(encoder.encode(`${headLine({ ...first, at })}\n`)),
		async pull(controller) {
			// what was logged meanwhile is not in this file
			const shown = (lines ?? []).filter(({ seq }) => seq <= first.entries);
			const last = shown.at(-1)?.seq ?? first.entries;
			if (shown.length > 0)
				controller.enqueue(encoder.encode(shown.map((line) => `${JSON.stringify(line)}\n`).join('')));
			if (last >= first.entries) return controller.close();
			({ lines } = await page(last));
		}
	});
}
