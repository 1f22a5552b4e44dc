import * as events from '#lib/events/events.server.ts';
import { takesPart } from '#lib/events/events.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { filterOf } from '#lib/ideas/ideas.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase }, params: { slug }, url }) => {
	const { challenge, sort } = filterOf(url.searchParams);
	const order = url.searchParams.has('sort') ? sort : 'newest';
	const [{ id, name, phase }, wall] = await Promise.all([
		events.show(supabase, slug),
		ideas.find(supabase, { event: slug, challenge, sort: order })
	]);
	return {
		event: { id, name, slug, isOpen: takesPart(phase) },
		filter: { challenge, sort: order },
		...{ ideas: wall.ideas, challenges: wall.challenges, count: wall.in_event, hasMore: wall.after !== null }
	};
};
