import * as activity from '#lib/activity/activity.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = activity.logFilter.parse(Object.fromEntries(url.searchParams));
	return { filter, ...(await activity.list(locals.supabase, filter)) };
};
