import * as events from '#lib/events/events.server.ts';
import { standing } from '#lib/events/events.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const all = await events.list(locals.supabase);
	return {
		running: all.filter(({ phase }) => standing(phase) === 'running'),
		coming: all.filter(({ phase }) => standing(phase) === 'coming').reverse(),
		past: all.filter(({ phase }) => standing(phase) === 'past'),
		mayPlan: locals.person?.role === 'leader' || locals.person?.role === 'admin'
	};
};
