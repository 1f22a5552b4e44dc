import { error } from '@sveltejs/kit';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import { service } from '#lib/server/service.ts';
import { outcomeRows } from '#lib/voting/outcomeRows.ts';
import * as outcomes from '#lib/voting/outcomes.server.ts';
import * as votes from '#lib/voting/voting.server.ts';
import type { RequestHandler } from './$types';

/** Every team with its votes, by function as the page shows them; from the results on. No ballot. */
export const GET: RequestHandler = async ({ locals: { supabase }, params: { slug } }) => {
	const [{ name }, outcome] = await Promise.all([
		votes.show(supabase, slug),
		outcomes.of(await service(), supabase, slug)
	]);
	if (!outcome)
		error(404, 'There are no votes to save: they come out with the results, when three or more have voted.');
	return new Response(csv(outcomeRows(outcome)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`${name} votes`, 'csv')}"`
		}
	});
};
