import * as reviews from '#lib/reviews/reviews.server.ts';
import { skillInWords } from '#lib/reviews/reviews.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const [all, forecasts, together] = await Promise.all([
		reviews.all(locals.supabase),
		reviews.forecasts(locals.supabase),
		reviews.skillOfAll(locals.supabase)
	]);
	const role = locals.person?.role;
	return { ...all, forecasts, together, skill: skillInWords(forecasts), leads: role === 'leader' || role === 'admin' };
};
