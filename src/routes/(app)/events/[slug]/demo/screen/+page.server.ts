import * as demos from '#lib/submissions/demo.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	demo: await demos.show(locals.supabase, params.slug)
});
