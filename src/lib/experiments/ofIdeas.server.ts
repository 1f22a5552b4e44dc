import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import { stateWords } from '#lib/experiments/experiments.ts';
import { answer } from '#lib/server/refusals.ts';

/** Ideas with what became of each: the state of its latest started experiment in words, null where it was not tested. */
export async function tell<Idea extends { readonly id: number }>(
	supabase: SupabaseClient<Database>,
	ideas: readonly Idea[]
) {
	if (ideas.length === 0) return [];
	const tested = answer(
		await supabase
			.from('experiment_list')
			.select('idea_id, state')
			.in(
				'idea_id',
				ideas.map(({ id }) => id)
			)
			.neq('state', 'draft')
			.order('id')
			.limit(200)
	);
	const latest = new Map(tested.map(({ idea_id, state }) => [idea_id, state && stateWords[state]]));
	return ideas.map((idea) => ({ ...idea, tested: latest.get(idea.id) ?? null }));
}
