import { error } from '@sveltejs/kit';
import { figureOf } from '#lib/impact/figures.ts';
import { stepOf } from '#lib/impact/funnel.ts';
import * as impact from '#lib/impact/impact.server.ts';
import { periodOf } from '#lib/impact/periods.ts';
import { ideaTable, tableOf } from '#lib/impact/tables.ts';
import type { PageServerLoad } from './$types';

/** Rows to read: nothing is left for a script to do. */
export const csr = false;

/** Of the ideas, which may be many; of everything else there are few hundreds in a year, and the file has them all. */
const PAGE = 50;
const MOST = 300;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const figure = figureOf(params.figure);
	if (!figure) error(404, 'There is no page at this address.');
	const period = periodOf(url.searchParams);
	const step = stepOf(url.searchParams);
	if (figure.slug !== 'funnel') {
		const table = tableOf(figure.slug, await impact.read(locals.supabase, period));
		// as of today they have their order; everything else is told newest first
		const isNow = figure.slug === 'zombies' || figure.slug === 'participation';
		const rows = isNow ? table.rows.slice(0, MOST) : table.rows.slice(-MOST).toReversed();
		return { figure, period, step: null, table: { ...table, rows }, all: table.rows.length, next: null, isFirst: true };
	}
	const before = Number(/^\d{1,15}$/.exec(url.searchParams.get('before') ?? '')?.[0] ?? 0);
	const asked = { days: period.days, reach: step.reach, before: before || undefined };
	const { journeys, next } = await impact.journeys(locals.supabase, asked, PAGE);
	return { figure, period, step, table: ideaTable(journeys), all: null, next, isFirst: before === 0 };
};
