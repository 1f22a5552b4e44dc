import * as kpis from '#lib/alignment/kpis.server.ts';
import { ownerFunctions } from '#lib/alignment/kpis.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const owner = ownerFunctions.find(({ value }) => value === url.searchParams.get('owner'))?.value;
	const after = url.searchParams.get('after') ?? undefined;
	return { owner: owner ?? null, after: after ?? null, ...(await kpis.list(locals.supabase, { owner, after })) };
};
