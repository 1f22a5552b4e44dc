import { boardFilter } from '#lib/decisions/boardFilter.ts';
import { briefOf } from '#lib/decisions/boardBrief.ts';
import * as board from '#lib/decisions/board.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = boardFilter(url.searchParams);
	const { cards } = await board.read(locals.supabase, { ...filter, lanes: null }, Infinity);
	return { brief: briefOf(cards), filter, at: new Date().toISOString() };
};
