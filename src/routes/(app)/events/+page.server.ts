import * as events from '#lib/events/events.server.ts';
import { standing } from '#lib/events/events.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const all = await events.list(locals.supabase);
	return {
		wasRemoved: url.searchParams.has('removed'),
		running: all.filter(({ phase }) => standing(phase) === 'running'),
		coming: all.filter(({ phase }) => standing(phase) === 'coming').reverse(),
		past: all.filter(({ phase }) => standing(phase) === 'past'),
		mayPlan: locals.person?.role === 'leader' || locals.person?.role === 'admin'
	};
};
