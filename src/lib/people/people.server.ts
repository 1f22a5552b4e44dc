import { z } from 'zod';
import type { Named } from '#lib/people/mentions.ts';
import type { MemberRole, PersonRow } from '#lib/people/people.ts';
import type { DirectoryFilter, Profile } from '#lib/people/schemas.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

const COLUMNS = 'id, name, function, is_bridging, title, skills, role, is_complete';
const PAGE = 50;

/**
 * A page of the directory, by name, newcomers without a profile last, and whether more follow.
 * Pages are numbered, not keyed: names are not unique and an organization has thousands of people, not millions.
 */
export async function find(
	supabase: Supabase,
	filter: DirectoryFilter
): Promise<{ people: readonly PersonRow[]; hasMore: boolean }> {
	const from = (filter.page - 1) * PAGE;
	let query = supabase.from('people').select(COLUMNS).is('left_at', null);
	if (filter.q) query = query.ilike('search', `%${filter.q.replace(/[\\%_*]/g, (sign) => `\\${sign}`)}%`);
	if (filter.function) query = query.eq('function', filter.function);
	if (filter.role) query = query.eq('role', filter.role);
	const rows = answer(
		await query
			.order('is_complete', { ascending: false })
			.order('name')
			.order('id')
			.range(from, from + PAGE)
	);
	return { people: rows.slice(0, PAGE), hasMore: rows.length > PAGE };
}

/** People as they are offered to be named. */
export const offered = z.array(
	z.object({
		...{ id: z.string(), name: z.string(), is_bridging: z.boolean(), title: z.string() },
		function: z.enum(['marketing', 'it', 'other']).nullable()
	})
);

/** Who is here with these words in the name, at most six: first names before other parts, whatever case and accents. */
export async function named(supabase: Supabase, words: string): Promise<readonly Named[]> {
	return offered.parse(answer(await supabase.rpc('people_named', { p_words: words.slice(0, 80) })));
}

/** The profile of one person. Throws 404 when there is none. */
export async function profile(supabase: Supabase, id: string): Promise<PersonRow> {
	return answer(await supabase.from('people').select(COLUMNS).eq('id', id).maybeSingle());
}

/** Writes one's own profile. Answers the refusal, or null when it is written. */
export async function editProfile(supabase: Supabase, id: string, changes: Profile): Promise<DatabaseError | null> {
	const { error } = await supabase.from('people').update(changes).eq('id', id);
	return error;
}

/** Gives a person a role; admins only. Answers the refusal, or null when it is set. */
export async function setRole(supabase: Supabase, id: string, role: MemberRole): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('set_role', { p_person: id, p_role: role });
	return error;
}
