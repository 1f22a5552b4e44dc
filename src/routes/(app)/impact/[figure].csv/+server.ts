import { error } from '@sveltejs/kit';
import { figureOf } from '#lib/impact/figures.ts';
import { stepOf } from '#lib/impact/funnel.ts';
import * as impact from '#lib/impact/impact.server.ts';
import { periodOf } from '#lib/impact/periods.ts';
import { ideaTable, tableOf } from '#lib/impact/tables.ts';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import type { RequestHandler } from './$types';

/** The rows behind a figure of impact, all of them. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const figure = figureOf(params.figure);
	if (!figure) error(404, 'There is no page at this address.');
	const period = periodOf(url.searchParams);
	const { head, rows } =
		figure.slug === 'funnel'
			? ideaTable(
					await impact.allJourneys(locals.supabase, { days: period.days, reach: stepOf(url.searchParams).reach })
				)
			: tableOf(figure.slug, await impact.read(locals.supabase, period));
	return new Response(csv([head, ...rows.map(({ cells }) => cells)]), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`impact ${figure.slug} ${period.label}`, 'csv')}"`
		}
	});
};
