import * as events from '#lib/events/events.server.ts';
import { takesPart } from '#lib/events/events.ts';
import * as ideas from '#lib/ideas/ideas.server.ts';
import { filterOf } from '#lib/ideas/ideas.ts';
import { importedIn } from '#lib/ideas/imports.ts';
import * as judging from '#lib/judging/judging.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { supabase }, params: { slug }, url }) => {
	const { challenge, sort } = filterOf(url.searchParams);
	const order = url.searchParams.has('sort') ? sort : 'newest';
	const [{ id, name, phase }, wall, rubrics] = await Promise.all([
		events.inBrief(supabase, slug),
		ideas.find(supabase, { event: slug, challenge, sort: order }),
		judging.rubricsOf(supabase, slug)
	]);
	return {
		event: { id, name, slug, isOpen: takesPart(phase) },
		...{ rubrics, imported: importedIn(url.searchParams) },
		filter: { challenge, sort: order },
		...{ ideas: wall.ideas, challenges: wall.challenges, count: wall.in_event, hasMore: wall.after !== null }
	};
};
