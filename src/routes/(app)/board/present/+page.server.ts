import { boardFilter } from '#lib/decisions/boardFilter.ts';
import * as board from '#lib/decisions/board.server.ts';
import type { PageServerLoad } from './$types';

/** So many cards of a column take their turn: more nobody waits for. */
const MOST = 24;

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = boardFilter(url.searchParams);
	return { ...(await board.read(locals.supabase, { ...filter, lanes: null, all: null }, MOST)), filter };
};
