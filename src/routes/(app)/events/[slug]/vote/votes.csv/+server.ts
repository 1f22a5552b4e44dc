import { error } from '@sveltejs/kit';
import { csv, fileName } from '#lib/server/csv-writer.ts';
import { ballotRows } from '#lib/voting/ballotRows.ts';
import * as outcomes from '#lib/voting/outcomes.server.ts';
import * as votes from '#lib/voting/voting.server.ts';
import type { RequestHandler } from './$types';

/** Every ballot as a row, without names; from the results on. */
export const GET: RequestHandler = async ({ locals: { supabase }, params: { slug } }) => {
	const voting = await votes.show(supabase, slug);
	const { ballots, teams } =
		voting.phase === 'results' ? await outcomes.read(supabase, slug) : { ballots: null, teams: [] };
	if (!ballots)
		error(404, 'There are no votes to save: they come out with the results, when three or more have voted.');
	return new Response(csv(ballotRows(ballots, teams)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`${voting.name} votes`, 'csv')}"`
		}
	});
};
