import type pg from 'pg';

// longer than a page waits for its turn behind another tab that refreshes first, too short for a token that was carried elsewhere
const GRACE = '30 seconds';

const END_REPLAYED = `
	with replayed as (
		select session_id from auth.refresh_tokens
		where token = $1 and revoked and updated_at < now() - interval '${GRACE}'
	), ended as (
		delete from auth.sessions where id in (select session_id from replayed)
	)
	select exists (select from replayed) as found`;

/**
 * Whether a refresh token is used again after its grace; then its whole session is ended, for the thief and for the
 * owner, who cannot be told apart. The façade gives the newest token of the session to whoever holds an old one.
 */
export async function endReplayedSession(pool: pg.Pool, refreshToken: string): Promise<boolean> {
	const { rows } = await pool.query<{ found: boolean }>(END_REPLAYED, [refreshToken]);
	return rows[0]?.found === true;
}
