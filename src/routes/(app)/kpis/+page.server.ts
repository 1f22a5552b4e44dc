import * as kpis from '#lib/alignment/kpis.server.ts';
import { agreedFilters, kpiKinds, ownerFunctions, type KpiFilter } from '#lib/alignment/kpis.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = (name: string) => url.searchParams.get(name);
	const filter: KpiFilter = {
		q: (asked('q') ?? '').trim().slice(0, 80),
		owner: ownerFunctions.find(({ value }) => value === asked('owner'))?.value ?? null,
		kind: kpiKinds.find(({ value }) => value === asked('kind'))?.value ?? null,
		agreed: agreedFilters.find(({ value }) => value === asked('agreed'))?.value ?? null
	};
	const after = asked('after') ?? undefined;
	return { filter, after: after ?? null, ...(await kpis.list(locals.supabase, filter, after)) };
};
