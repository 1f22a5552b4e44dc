import { json } from '@sveltejs/kit';
import * as clock from '#lib/people/clock.server.ts';
import type { RequestHandler } from './$types';

/** The time by the clock of the database; 401 when the session has ended, 503 while the database is away. */
export const GET: RequestHandler = async ({ locals }) => {
	const now = await clock.read(locals.supabase);
	return now === null
		? json({ message: 'Sign in first.' }, { status: 401 })
		: json({ now }, { headers: { 'cache-control': 'no-store' } });
};
