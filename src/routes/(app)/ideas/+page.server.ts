import * as ideas from '#lib/ideas/ideas.server.ts';
import { filterOf } from '#lib/ideas/ideas.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = filterOf(url.searchParams);
	return { filter, ...(await ideas.find(locals.supabase, filter)) };
};
