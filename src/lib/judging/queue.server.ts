import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import { show, type ShownJudging } from '#lib/judging/judging.server.ts';
import { render } from '#lib/server/markdown.server.ts';

/** The judging of an event with the pitches of one's own queue as HTML. 404 when there is no event of that name. */
export async function readQueue(supabase: SupabaseClient<Database>, slug: string): Promise<ShownJudging> {
	const judging = await show(supabase, slug);
	return { ...judging, queue: judging.queue.map((project) => ({ ...project, pitch: render(project.pitch) })) };
}
