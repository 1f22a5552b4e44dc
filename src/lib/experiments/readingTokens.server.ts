import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** A token as those who run the experiment see it: never the token itself. */
export type ReadingToken = {
	readonly id: number;
	readonly name: string;
	readonly hint: string;
	readonly made_by: string;
	readonly made_at: string;
	readonly revoked_at: string | null;
	readonly last_used_at: string | null;
};

/** The tokens of an experiment, those that work first, then the newest. */
export async function list(supabase: Supabase, experiment: number): Promise<readonly ReadingToken[]> {
	const rows = answer(
		await supabase
			.from('reading_tokens')
			.select('id, name, hint, made_at, revoked_at, last_used_at, maker:people!reading_tokens_made_by_fkey(name)')
			.eq('experiment_id', experiment)
			.order('id', { ascending: false })
			.limit(50)
	);
	return rows
		.map(({ maker, ...token }) => ({ ...token, made_by: maker.name }))
		.toSorted((a, b) => Number(a.revoked_at !== null) - Number(b.revoked_at !== null));
}

/** Makes a token and answers it: nobody can read it again. */
export async function make(
	supabase: Supabase,
	experiment: number,
	name: string
): Promise<{ token: string; error?: undefined } | { token?: undefined; error: DatabaseError }> {
	const { data, error } = await supabase.rpc('make_reading_token', { p_experiment: experiment, p_name: name });
	return error ? { error } : { token: data };
}

/** From now on the token opens nothing. */
export async function revoke(supabase: Supabase, token: number): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('revoke_reading_token', { p_token: token });
	return error;
}
