import { error, json } from '@sveltejs/kit';
import * as experimentsOf from '#lib/experiments/ofIdeas.server.ts';
import { filterOf } from '#lib/ideas/ideas.ts';
import type { RequestHandler } from './$types';

/** Ideas that resemble the title in `q`, at most five, with the state of what tests them; `except` leaves one out. */
export const GET: RequestHandler = async ({ locals, url }) => {
	if (!locals.person) error(401, 'Sign in first.');
	const except = /^\d{1,15}$/.test(url.searchParams.get('except') ?? '')
		? Number(url.searchParams.get('except'))
		: undefined;
	return json(await experimentsOf.similar(locals.supabase, filterOf(url.searchParams).q, except));
};
