import { effectOf, sampleOf, sharedReach } from '#lib/experiments/effect.ts';
import { isRunning, stateFilters } from '#lib/experiments/experiments.ts';
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
	const shown = page.experiments.map(({ totals, ...row }) => ({
		...row,
		sample: sampleOf(totals),
		effect: effectOf(totals, {
			isOver: !isRunning(row.state),
			wasMoved: row.was_moved,
			looking: { rule: row.look_rule, looks: row.looks },
			design: row.design
		})
	}));
	return {
		filter: { state: state ?? null, owner: owner ?? null, isMine, isFirst: !before },
		next: page.hasMore ? writeCursor(page.experiments.at(-1)) : null,
		experiments: shown,
		reach: sharedReach(shown.map(({ effect }) => effect))
	};
};
