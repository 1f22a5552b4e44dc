import { fundingFilter } from '#lib/funding/funding.schema.ts';
import * as funding from '#lib/funding/funding.server.ts';
import { exportRows } from '#lib/funding/funding.ts';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import type { RequestHandler } from './$types';

/** What the page of funding shows of experiments, narrowed as its address says. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = url.searchParams;
	const filter = fundingFilter.parse({
		quarter: asked.get('quarter'),
		priority: asked.get('priority') || null,
		state: asked.get('state')
	});
	const { currency, quarter, experiments } = await funding.read(locals.supabase, filter);
	return new Response(csv(exportRows(experiments, { currency, quarter })), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`funding ${quarter ?? 'all time'}`, 'csv')}"`
		}
	});
};
