import * as activity from '#lib/activity/activity.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	verdict: await activity.verify(locals.supabase),
	mayExport: locals.person?.role === 'leader' || locals.person?.role === 'admin'
});
