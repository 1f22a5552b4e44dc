import type { Kpi, KpiFilter, KpiVersion } from '#lib/alignment/kpis.ts';
import type { KpiChanges, NewKpi } from '#lib/alignment/kpis.schema.ts';
import { everyRow, ROWS } from '#lib/server/every-row.ts';
import type { DatabaseError } from '#lib/server/refusals.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import { everyWord } from '#lib/server/words.ts';

/** How many KPIs a page of the library shows. */
export const PAGE = 50;

const COLUMNS =
	'id, name, definition, unit, kind, direction, owner_function, source, experiments, line_id, version, is_newest, is_agreed, marketing_agreed, it_agreed';
const OF_A_VERSION =
	`${COLUMNS}, reason, added_by, added_at, marketing_agreed_by, marketing_agreed_at, it_agreed_by, it_agreed_at` as const;

/**
 * A page of the library by name, each KPI in its newest version; `after` is the last name of the page before. One more than a
 * page says there is more.
 */
export async function list(
	supabase: Supabase,
	{ q, owner, kind, agreed }: KpiFilter,
	after?: string
): Promise<{ kpis: readonly Kpi[]; next: string | null }> {
	let query = supabase
		.from('kpi_list')
		.select(COLUMNS)
		.eq('is_newest', true)
		.order('name')
		.limit(PAGE + 1);
	if (owner) query = query.eq('owner_function', owner);
	if (kind) query = query.eq('kind', kind);
	if (agreed) query = query.eq('is_agreed', agreed === 'yes');
	if (after) query = query.gt('name', after);
	const words = everyWord('words', q);
	if (words) query = query.or(words);
	const kpis = answer(await query.overrideTypes<Kpi[], { merge: false }>());
	const shown = kpis.slice(0, PAGE);
	return { kpis: shown, next: kpis.length > PAGE ? (shown.at(-1)?.name ?? null) : null };
}

/** Every KPI, in every version, by name: what a plan offers is chosen from these. */
export async function choices(supabase: Supabase): Promise<readonly Kpi[]> {
	const page = (after: number) =>
		supabase
			.from('kpi_list')
			.select(COLUMNS)
			.gt('id', after)
			.order('id')
			.limit(ROWS)
			.overrideTypes<Kpi[], { merge: false }>();
	const kpis = await everyRow(page, ({ id }) => id);
	return kpis.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.id - b.id);
}

/** All versions of the KPI that this one is a version of, newest first. Throws 404 when there is none. */
export async function versions(supabase: Supabase, id: number): Promise<readonly KpiVersion[]> {
	const { line_id } = answer<{ line_id: number }>(await supabase.from('kpis').select('line_id').eq('id', id).single());
	return answer(
		await supabase
			.from('kpi_list')
			.select(OF_A_VERSION)
			.eq('line_id', line_id)
			.order('version', { ascending: false })
			.limit(200)
			.overrideTypes<KpiVersion[], { merge: false }>()
	);
}

/** Adds a KPI to the library. Answers the refusal where there is one. */
export async function add(supabase: Supabase, kpi: NewKpi): Promise<DatabaseError | null> {
	const { error } = await supabase.from('kpis').insert(kpi);
	return error;
}

/** Agrees to a KPI for a function. */
export async function agree(supabase: Supabase, id: number, side: 'marketing' | 'it'): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('agree_on_kpi', { p_kpi: id, p_side: side });
	return error;
}

/** Writes the next version, with the reason for it. Answers its id. */
export async function replace(
	supabase: Supabase,
	id: number,
	{ reason, ...changes }: KpiChanges
): Promise<{ id: number; error?: undefined } | { id?: undefined; error: DatabaseError }> {
	const { data, error } = await supabase.rpc('replace_kpi', { p_kpi: id, p_changes: changes, p_reason: reason });
	return error ? { error } : { id: data };
}
