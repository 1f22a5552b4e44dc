import * as handovers from '#lib/handovers/handovers.server.ts';
import { filterOf } from '#lib/handovers/handovers.ts';
import { signedIn } from '#lib/people/signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = filterOf(url.searchParams);
	return { ...(await handovers.list(locals.supabase, filter)), filter, me: signedIn(locals).id };
};
