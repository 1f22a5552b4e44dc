import type { SupabaseClient } from '@supabase/supabase-js';
import type { JobFunction, Kpi } from '#lib/alignment/kpis.ts';
import type { NewKpi } from '#lib/alignment/kpis.schema.ts';
import type { Database } from '#lib/database.types.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';
import { answer } from '#lib/server/refusals.ts';

type Client = SupabaseClient<Database>;

/** How many KPIs a page of the library shows. */
export const PAGE = 50;

const COLUMNS = 'id, name, definition, unit, kind, direction, owner_function, source, experiments';

/** A page of the library by name; `after` is the last name of the page before. One more than a page says there is more. */
export async function list(
	supabase: Client,
	{ owner, after }: { owner?: JobFunction; after?: string }
): Promise<{ kpis: readonly Kpi[]; next: string | null }> {
	let query = supabase
		.from('kpi_list')
		.select(COLUMNS)
		.order('name')
		.limit(PAGE + 1);
	if (owner) query = query.eq('owner_function', owner);
	if (after) query = query.gt('name', after);
	const kpis = answer(await query.overrideTypes<Kpi[], { merge: false }>());
	const shown = kpis.slice(0, PAGE);
	return { kpis: shown, next: kpis.length > PAGE ? (shown.at(-1)?.name ?? null) : null };
}

/** Every KPI an experiment can choose from, by name. */
export async function choices(supabase: Client): Promise<readonly Kpi[]> {
	return answer(
		await supabase.from('kpi_list').select(COLUMNS).order('name').limit(500).overrideTypes<Kpi[], { merge: false }>()
	);
}

/** Adds a KPI to the library. Answers the refusal where there is one. */
export async function add(supabase: Client, kpi: NewKpi): Promise<DatabaseError | null> {
	const { error } = await supabase.from('kpis').insert(kpi);
	return error;
}
