import { z } from 'zod';
import type { Tag } from '#lib/experiments/tags.ts';
import type { TagsInput } from '#lib/experiments/tags.schema.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const tagged = z.object({
	title: z.string(),
	experiment_tags: z.array(
		z.object({ tags: z.object({ kind: z.enum(['channel', 'lever', 'audience']), name: z.string() }) })
	)
});

/** The words that experiments were tagged with so far, by kind and name. */
export async function vocabulary(supabase: Supabase): Promise<readonly Tag[]> {
	return answer(await supabase.from('tags').select('kind, name').order('kind').order('name').limit(300));
}

/** What an experiment is called and tagged with. Throws 404 when there is none. */
export async function of(supabase: Supabase, experiment: number): Promise<{ title: string; tags: readonly Tag[] }> {
	const found = supabase.from('experiments').select('title, experiment_tags(tags(kind, name))');
	const row = tagged.parse(answer(await found.eq('id', experiment).single()));
	return { title: row.title, tags: row.experiment_tags.map(({ tags }) => tags) };
}

/** Says what an experiment is found by; what was said before is gone. */
export async function set(supabase: Supabase, experiment: number, tags: TagsInput): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('tag_experiment', { p_experiment: experiment, p_tags: tags });
	return error;
}
