import * as log from '#lib/decisions/log.server.ts';
import { logFilter } from '#lib/decisions/schemas.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = logFilter.parse(Object.fromEntries(url.searchParams));
	return { ...(await log.page(locals.supabase, filter)), filter };
};
