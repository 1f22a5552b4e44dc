import { changesOf, type Change } from '#lib/ideas/versions.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** A version of an idea: who wrote it, when, and what it changed of the one before; nothing for the first. */
export type Version = {
	readonly number: number;
	readonly at: string;
	readonly author: string;
	readonly changes: readonly Change[];
};

/** The title of an idea and its versions, the latest first, at most 200. Throws 404 when there is none. */
export async function read(supabase: Supabase, id: number) {
	const found = await supabase
		.from('ideas')
		.select(
			`id, title, problem, proposal, tags, proposed_at, edited_at, author:people!ideas_proposed_by_fkey(name),
				logger:people!ideas_logged_by_fkey(name),
				versions:idea_versions(number, title, problem, proposal, tags, written_at, writer:people(name))`
		)
		.eq('id', id)
		.order('number', { referencedTable: 'versions', ascending: false })
		.limit(200, { referencedTable: 'versions' })
		.single();
	const { versions, author, logger, ...idea } = answer(found);
	const now = {
		...idea,
		number: (versions[0]?.number ?? 0) + 1,
		written_at: idea.edited_at ?? idea.proposed_at,
		writer: (idea.edited_at ? null : logger) ?? author
	};
	const all = [now, ...versions];
	return {
		title: idea.title,
		versions: all.map((version, index): Version => {
			const before = all[index + 1];
			const { number, written_at, writer } = version;
			return { number, at: written_at, author: writer.name, changes: before ? changesOf(before, version) : [] };
		})
	};
}
