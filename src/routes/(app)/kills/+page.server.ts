import * as kills from '#lib/handovers/kills.server.ts';
import { killFilterOf } from '#lib/handovers/kills.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = killFilterOf(url.searchParams);
	const role = locals.person?.role;
	return {
		...(await kills.find(locals.supabase, filter)),
		filter,
		leads: role === 'leader' || role === 'admin'
	};
};
