import { analyse } from '#lib/experiments/analysis.ts';
import * as experiments from '#lib/experiments/experiments.server.ts';
import { tableOf } from '#lib/experiments/readingTable.ts';
import type { PageServerLoad } from './$types';

/** Days of readings shown before one asks for all. */
const RECENT = 10;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const whole = await experiments.read(locals.supabase, Number(params.id));
	const table = tableOf(whole);
	const showsAll = url.searchParams.get('readings') === 'all';
	return {
		// the table and the results carry what is shown of them
		experiment: { ...whole, readings: [] },
		results: analyse(whole),
		table: showsAll ? table : table.slice(0, RECENT),
		days: table.length
	};
};
