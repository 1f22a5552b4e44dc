import * as versions from '#lib/ideas/versions.server.ts';
import { idOf } from '#lib/server/params.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const id = idOf(params.id);
	return { id, ...(await versions.read(locals.supabase, id)) };
};
