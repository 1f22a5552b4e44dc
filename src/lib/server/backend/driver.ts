import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { createPostgresConnection } from '@supabase/lite/postgres';
import { gatherPreambles } from './preamble.ts';

/** The façade's connection, whose own driver (postgres.js) hangs when the database restarts and encodes jsonb twice. */
export type Connection = ReturnType<typeof createPostgresConnection>;

const TIMESTAMP = /^(-?\d{4,}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)(?:([+-]\d\d)(?::?(\d\d))?)?( BC)?$/;

// PostgREST answers what PostgreSQL's own to_json() writes: ISO 8601 with a T and a full offset.
function isoTimestamp(value: string): string {
	const [, day, time, hours, minutes, before] = TIMESTAMP.exec(value) ?? [];
	if (!day || before) return value;
	return `${day}T${time}${hours ? `${hours}:${minutes ?? '00'}` : ''}`;
}

function integer(value: string): number | bigint {
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : BigInt(value);
}

function numeric(value: string): number | string {
	const number = Number(value);
	return Number.isFinite(number) ? number : value;
}

type Parse = (value: string) => unknown;
const json: Parse = (value) => JSON.parse(value);
const asText: Parse = (value) => value;

// type oids: src/include/catalog/pg_type.dat of PostgreSQL
const scalars: [number, Parse][] = [
	[20, integer],
	[1700, numeric],
	[114, json],
	[3802, json],
	[1114, isoTimestamp],
	[1184, isoTimestamp],
	...[1082, 1083, 1266, 1186, 600, 718, 3908, 3910, 3912].map((oid): [number, Parse] => [oid, asText])
];
const TEXT_ARRAY: number = 1009;
const readAlready = new Set([1000, 1005, 1007, TEXT_ARRAY, 1014, 1015, 1016, 1021, 1022, 1231, 2951, 199, 3807]);

/** What the pool needs to know; times in milliseconds. */
export interface PoolOptions {
	connectionString: string;
	size: number;
	statementTimeout: number;
	/** How long a request waits for a free connection before it is told to come back. */
	waitForConnection: number;
	onError(error: Error): void;
}

export interface Pool {
	pool: pg.Pool;
	/** Reads which array types exist, so that arrays of enums arrive as arrays; again after migrations. */
	learnArrays(): Promise<void>;
}

/** A node-postgres pool that reads values as PostgREST writes them and survives a restart of the database. */
export function openPool(options: PoolOptions): Pool {
	const parsers = new Map<number, Parse>(scalars);
	const textArray: Parse = pg.types.getTypeParser(TEXT_ARRAY, 'text');
	const pool = new pg.Pool({
		connectionString: options.connectionString,
		max: options.size,
		idleTimeoutMillis: 30_000,
		connectionTimeoutMillis: options.waitForConnection,
		maxLifetimeSeconds: 1800,
		keepAlive: true,
		query_timeout: options.statementTimeout + 2000,
		application_name: 'common-ground',
		options: [
			'TimeZone=UTC',
			`statement_timeout=${options.statementTimeout}`,
			'idle_in_transaction_session_timeout=15000',
			'lock_timeout=4000',
			'search_path=public,extensions'
		]
			.map((setting) => `-c ${setting}`)
			.join(' '),
		types: {
			getTypeParser: (oid: number, format?: 'text' | 'binary') =>
				parsers.get(oid) ?? pg.types.getTypeParser(oid, format)
		}
	});
	// a client that loses its server must never end the process, neither while it is idle nor while it is used
	pool.on('error', options.onError);
	pool.on('connect', (client) => client.on('error', options.onError));
	return {
		pool,
		async learnArrays() {
			const { rows } = await pool.query<{ oid: number; typelem: number }>(
				`select oid::int, typelem::int from pg_type where typcategory = 'A'`
			);
			for (const { oid, typelem } of rows) {
				if (readAlready.has(oid)) continue;
				const element = parsers.get(typelem);
				parsers.set(oid, (value) => {
					const items = textArray(value);
					if (!element || !Array.isArray(items)) return items;
					return items.map((item) => (item === null ? null : element(item)));
				});
			}
		}
	};
}

/** Lets the façade work through this pool instead of its own driver. */
export function useNodePostgres(connection: Connection, pool: pg.Pool): void {
	void connection.driver.end({ timeout: 0 }).catch(() => undefined);
	Object.assign(connection, {
		kysely: new Kysely({ dialect: new PostgresDialect({ pool: gatherPreambles(pool) }) }),
		driver: { pool, end: () => pool.end() }
	});
}
