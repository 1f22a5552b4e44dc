import * as reviews from '#lib/reviews/reviews.server.ts';
import { skillInWords } from '#lib/reviews/reviews.ts';
import { refusals } from '#lib/reviews/refusals.ts';
import { watching } from '#lib/reviews/reviews.schema.ts';
import { commands } from '#lib/server/commands.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const [all, forecasts, together, watchesSince] = await Promise.all([
		reviews.all(locals.supabase),
		reviews.forecasts(locals.supabase),
		reviews.skillOfAll(locals.supabase),
		reviews.watchesSince(locals.supabase)
	]);
	const role = locals.person?.role;
	const skill = skillInWords(forecasts);
	return { ...all, forecasts, together, skill, watchesSince, role, leads: role === 'leader' || role === 'admin' };
};

const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	watch: on(watching, ({ watches }, { locals }) => reviews.watch(locals.supabase, watches))
};
