import * as announcements from '#lib/floor/announcements.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { supabase }, params: { token } }) => ({
	heard: await announcements.listForGuest(supabase, token)
});
