import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/database.types.ts';
import { shown } from '#lib/experiments/notebook.server.ts';
import { readShared } from '#lib/experiments/shares.schema.ts';
import type { ShareLink } from '#lib/experiments/shares.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';

type Client = SupabaseClient<Database>;

/** The links to one experiment, the newest first, for those who run it; of the rest nobody sees any. */
export async function links(supabase: Client, experiment: number): Promise<readonly ShareLink[]> {
	const rows = answer(
		await supabase
			.from('share_links')
			.select('id, made_at, expires_at, revoked_at, maker:people (name)')
			.eq('experiment_id', experiment)
			.order('id', { ascending: false })
			.limit(100)
	);
	return rows.map(({ maker, ...link }) => ({ ...link, maker: maker.name }));
}

/** Makes a link for so many days and answers its token, this once. */
export async function share(
	supabase: Client,
	experiment: number,
	days: number
): Promise<{ token: string; error?: undefined } | { token?: undefined; error: DatabaseError }> {
	const { data, error } = await supabase.rpc('share_experiment', { p_experiment: experiment, p_days: days });
	return error ? { error } : { token: data };
}

/** Ends a link. */
export async function revoke(supabase: Client, link: number): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('revoke_share_link', { p_link: link });
	return error;
}

/** What a link shows to whoever has it. Throws 404 for one that does not open (any more). */
export async function read(supabase: Client, token: string) {
	const { notebook, ...shared } = readShared(answer(await supabase.rpc('read_shared_experiment', { p_token: token })));
	return { ...shared, notebook: notebook.map(shown) };
}
