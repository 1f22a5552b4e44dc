import type { z } from 'zod';
import type { EntryKind } from '#lib/experiments/notebook.ts';
import {
	margin,
	notebookEntry,
	notebookPage,
	type Entry,
	type entryForm,
	type Picture
} from '#lib/experiments/notebook.schema.ts';
import { render } from '#lib/server/markdown.server.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** An entry as a page shows it: what was written, as HTML that is safe. */
export type ShownEntry = Omit<Entry, 'earlier'> & {
	readonly html: string;
	readonly earlier: readonly (NonNullable<Entry['earlier']>[number] & { readonly html: string })[];
};

/** An entry with its words as safe HTML. */
export function shown({ earlier, ...entry }: Entry): ShownEntry {
	return {
		...entry,
		html: render(entry.body),
		earlier: (earlier ?? []).map((before) => ({ ...before, html: render(before.body) }))
	};
}

/** A page of the notebook, the latest day first, and the entry that the next page starts after (null on the last). */
export async function read(
	supabase: Supabase,
	experiment: number,
	{ kind, before }: { kind?: EntryKind; before?: number } = {}
) {
	const asked = { p_experiment: experiment, p_kind: kind, p_before: before };
	const { entries, has_more, ...of } = notebookPage.parse(answer(await supabase.rpc('read_notebook', asked)));
	return { of, entries: entries.map(shown), next: has_more ? (entries.at(-1)?.id ?? null) : null };
}

/** One entry that stands, to be corrected; null when it was corrected meanwhile, or is none of this notebook. */
export async function entry(supabase: Supabase, experiment: number, id: number): Promise<Entry | null> {
	const rows = answer(await supabase.from('notebook').select().eq('id', id).eq('experiment_id', experiment));
	return notebookEntry.nullable().parse(rows[0] ?? null);
}

/** What stands in the margin of the experiment's page: tags, the newest entries, and what is marked on its charts. */
export function glanceOf(answered: unknown) {
	const { newest, ...rest } = margin.parse(answered);
	return { ...rest, newest: newest.map(shown) };
}

/** What the margin of an experiment's page shows. */
export type Glance = ReturnType<typeof glanceOf>;

/** Writes an entry with its pictures, in the place of another one where it names it. */
export async function write(
	supabase: Supabase,
	experiment: number,
	{ key, pictures, ...entry }: z.output<typeof entryForm> & { pictures: readonly Picture[] }
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('write_entry', {
		p_experiment: experiment,
		p_entry: { ...entry, pictures: [...pictures] },
		p_key: key
	});
	return error;
}

/** Strikes an entry, with the reason. */
export async function strike(
	supabase: Supabase,
	{ entry, reason }: { entry: number; reason: string }
): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('strike_entry', { p_entry: entry, p_reason: reason });
	return error;
}
