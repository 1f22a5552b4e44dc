import * as calendar from '#lib/experiments/calendar.server.ts';
import { groupingOf, groupsOf, wordsOf } from '#lib/experiments/gantt.ts';
import { spanOf } from '#lib/experiments/months.ts';
import { overlapsOf } from '#lib/experiments/overlaps.ts';
import { weeksOf } from '#lib/experiments/weeks.ts';
import type { PageServerLoad } from './$types';

/** A picture, its table and links: nothing is left for a script to do. */
export const csr = false;

/** Warnings shown at once: more would not be read. */
const MOST = 40;

export const load: PageServerLoad = async ({ locals, url }) => {
	const span = spanOf(url.searchParams.get('month'), new Date().toISOString().slice(0, 10));
	const by = groupingOf(url.searchParams.get('by'));
	const { today, is_cut, experiments, zombies } = await calendar.read(locals.supabase, span);
	const overlaps = overlapsOf(experiments);
	return {
		span,
		by,
		today,
		isCut: is_cut,
		groups: groupsOf(experiments, { span, today, by }),
		weeks: weeksOf(experiments, span),
		overlaps: overlaps.slice(0, MOST),
		moreOverlaps: Math.max(0, overlaps.length - MOST),
		zombies,
		table: experiments.map((one) => ({
			...{ id: one.id, title: one.title, words: wordsOf(one), kpi: one.kpi, audience: one.audience },
			owners: [one.marketing_owner, one.it_owner].filter((name) => name !== null).join(', ')
		}))
	};
};
