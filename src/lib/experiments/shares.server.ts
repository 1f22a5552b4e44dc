import { shown } from '#lib/experiments/notebook.server.ts';
import { readShared } from '#lib/experiments/shares.schema.ts';
import type { ShareLink } from '#lib/experiments/shares.ts';
import { answer, type DatabaseError } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';

/** The links to one experiment, the newest first, for those who run it; of the rest nobody sees any. */
export async function links(supabase: Supabase, experiment: number): Promise<readonly ShareLink[]> {
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
	supabase: Supabase,
	experiment: number,
	days: number
): Promise<{ token: string; error?: undefined } | { token?: undefined; error: DatabaseError }> {
	const { data, error } = await supabase.rpc('share_experiment', { p_experiment: experiment, p_days: days });
	return error ? { error } : { token: data };
}

/** Ends a link. */
export async function revoke(supabase: Supabase, link: number): Promise<DatabaseError | null> {
	const { error } = await supabase.rpc('revoke_share_link', { p_link: link });
	return error;
}

/** What a link shows to whoever has it. Throws 404 for one that does not open (any more). */
export async function read(supabase: Supabase, token: string) {
	const { notebook, ...shared } = readShared(answer(await supabase.rpc('read_shared_experiment', { p_token: token })));
	return { ...shared, notebook: notebook.map(shown) };
}
