import { error, json } from '@sveltejs/kit';
import * as people from '#lib/people/people.server.ts';
import type { RequestHandler } from './$types';

/** Who is here with these `words` in the name, at most six, as they are offered while somebody is named. */
export const GET: RequestHandler = async ({ locals, url }) => {
	if (!locals.person) error(401, 'Sign in first.');
	const words = (url.searchParams.get('words') ?? '').replace(/\p{Cc}/gu, ' ');
	return json(await people.named(locals.supabase, words));
};
