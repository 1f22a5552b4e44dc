import { error, json } from '@sveltejs/kit';
import * as announcements from '#lib/floor/announcements.server.ts';
import type { RequestHandler } from './$types';

/** What organizers said to the guest of a link, for a page that is open. */
export const GET: RequestHandler = async ({ locals: { supabase }, params: { token } }) => {
	const heard = await announcements.listForGuest(supabase, token);
	if (!heard) error(404, 'This link does not open any more. Ask whoever invited you for another one.');
	return json(heard, { headers: { 'cache-control': 'no-store' } });
};
