import * as experiments from '#lib/experiments/experiments.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const [mine, newest] = await Promise.all([
		experiments.list(locals.supabase, { me: locals.person?.id }),
		experiments.list(locals.supabase, {})
	]);
	const own = new Set(mine.experiments.map(({ id }) => id));
	const lines = (all: typeof mine.experiments) =>
		all.filter(({ state }) => state !== 'draft').map(({ id, title, state }) => ({ id, title, state }));
	return { mine: lines(mine.experiments), others: lines(newest.experiments.filter(({ id }) => !own.has(id))) };
};
