import { effectOf } from '#lib/experiments/effect.ts';
import { stateFilters } from '#lib/experiments/experiments.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { readCursor, UUID, writeCursor } from '#lib/experiments/cursor.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = url.searchParams;
	const state = stateFilters.find(({ value }) => value === asked.get('state'))?.value;
	const owner = asked.get('owner')?.match(UUID)?.[0];
	const isMine = asked.get('mine') === '1';
	const before = readCursor(asked.get('before'));
	const page = await experiments.list(locals.supabase, {
		state,
		owner,
		me: isMine ? locals.person?.id : undefined,
		before
	});
	return {
		filter: { state: state ?? null, owner: owner ?? null, isMine, isFirst: !before },
		next: page.hasMore ? writeCursor(page.experiments.at(-1)) : null,
		experiments: page.experiments.map(({ totals, ...row }) => ({
			...row,
			effect: effectOf(totals, { isOver: row.state !== 'running' && row.state !== 'iterating' })
		}))
	};
};
