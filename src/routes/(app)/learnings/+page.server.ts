import * as learnings from '#lib/learnings/learnings.server.ts';
import { filterOf } from '#lib/learnings/learnings.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = filterOf(url.searchParams);
	return { ...(await learnings.find(locals.supabase, filter)), filter };
};
