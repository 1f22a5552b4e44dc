import { effectOf, sampleOf, sharedReach } from '#lib/experiments/effect.ts';
import { isRunning, stateFilters } from '#lib/experiments/experiments.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import * as planFields from '#lib/experiments/planFields.server.ts';
import { readChoice } from '#lib/experiments/planFields.ts';
import * as tags from '#lib/experiments/tags.server.ts';
import { readTag } from '#lib/experiments/tags.ts';
import { readCursor, UUID, writeCursor } from '#lib/experiments/cursor.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = url.searchParams;
	const state = stateFilters.find(({ value }) => value === asked.get('state'))?.value;
	const owner = asked.get('owner')?.match(UUID)?.[0];
	const isMine = asked.get('mine') === '1';
	const before = readCursor(asked.get('before'));
	const tag = readTag(asked.get('tag'));
	const choice = readChoice(asked.get('field'));
	const me = isMine ? locals.person?.id : undefined;
	const [page, vocabulary, fields] = await Promise.all([
		experiments.list(locals.supabase, { state, owner, me, tag, choice, before }),
		tags.vocabulary(locals.supabase),
		planFields.choices(locals.supabase)
	]);
	const shown = page.experiments.map(({ totals, ...row }) => ({
		...row,
		sample: sampleOf(totals),
		effect: effectOf(totals, {
			isOver: !isRunning(row.state),
			wasMoved: row.was_moved,
			cut: row.cut,
			looking: { rule: row.look_rule, looks: row.looks },
			design: row.design
		})
	}));
	return {
		filter: { state: state ?? null, owner: owner ?? null, isMine, tag, choice, isFirst: !before },
		vocabulary,
		fields,
		next: page.hasMore ? writeCursor(page.experiments.at(-1)) : null,
		experiments: shown,
		reach: sharedReach(shown.map(({ effect }) => effect))
	};
};
