import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';

/** Milliseconds that the statements of the request under way may take; undefined for what every request may. */
export const patience = new AsyncLocalStorage<number | undefined>();

/** How long what is asked at an address may take beyond what every other may, in milliseconds; undefined for hardly all of them. */
export type PatienceOf = (url: URL) => number | undefined;

const CONFIGURED = `select p.proname as name, s.setting
	from pg_proc p join pg_namespace n on n.oid = p.pronamespace, unnest(p.proconfig) s (setting)
	where n.nspname = 'public' and s.setting like 'statement_timeout=%'`;
const MILLISECONDS = { ms: 1, s: 1000, min: 60_000 } as const;

/**
 * What functions say of themselves (`set statement_timeout = '50s'`): PostgreSQL looks at it only when a statement
 * begins, so PostgREST sets it before the call, and so must we.
 */
export async function readPatience(pool: pg.Pool): Promise<PatienceOf> {
	const { rows } = await pool.query<{ name: string; setting: string }>(CONFIGURED);
	const byName = new Map(rows.map(({ name, setting }) => [name, inMilliseconds(setting)]));
	return ({ pathname }) => {
		const [, called = ''] = /^\/rest\/v1\/rpc\/(\w+)$/.exec(pathname) ?? [];
		return byName.get(called);
	};
}

function inMilliseconds(setting: string): number | undefined {
	const [, amount, unit] = /^statement_timeout=(\d+)(ms|s|min)?$/.exec(setting) ?? [];
	const size = unit === 's' || unit === 'min' ? MILLISECONDS[unit] : MILLISECONDS.ms;
	return amount === undefined ? undefined : Number(amount) * size;
}
