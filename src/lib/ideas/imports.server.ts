import { z } from 'zod';
import { refusals } from '#lib/ideas/ideas.ts';
import { refusedRow, type ImportedIdea, type Problem } from '#lib/ideas/imports.ts';
import type { Refusals } from '#lib/refusals.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

type Outcome =
	{ readonly written: number } | { readonly problems: readonly Problem[] } | { readonly error: DatabaseError };

const outcome = z.union([
	z.object({ written: z.number() }),
	z.object({ problems: z.array(z.object({ row: z.number(), name: z.string() })) })
]);

/** The events that take ideas now and that the person who asks runs. */
export async function places(supabase: Supabase) {
	return answer(await supabase.rpc('events_i_collect_for'));
}

/** Logs ideas from a table, all of them or none. The same key is the same import. `tries`: nothing is written, the problems are answered. */
export async function write(
	supabase: Supabase,
	ideas: readonly ImportedIdea[],
	{ event, key, tries = false }: { readonly event: number | null; readonly key: string; readonly tries?: boolean }
): Promise<Outcome> {
	const rows = ideas.map(({ tags, ...idea }) => ({ ...idea, tags: [...tags] }));
	const where = { p_key: key, p_event: event ?? undefined, p_tries: tries };
	const { data, error } = await supabase.rpc('import_ideas', { p_rows: rows, ...where });
	if (error) return { error };
	const said = outcome.parse(data);
	if ('written' in said) return said;
	const known: Refusals = refusals;
	return { problems: said.problems.map(({ row, name }) => refusedRow(row, name, known[name]?.says ?? '')) };
}
