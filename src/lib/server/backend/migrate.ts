import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { messageOf, StartError } from '#lib/server/start-error.ts';

const ONE_AT_A_TIME = 8_472_653;

// The table is the one that the Supabase CLI keeps, so that `supabase db push` sees what was applied here.
const HISTORY = `
	create schema if not exists supabase_migrations;
	create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
	alter table supabase_migrations.schema_migrations add column if not exists checksum text;
	revoke all on schema supabase_migrations from public`;

interface Migration {
	file: string;
	version: string;
	name: string;
	sql: string;
	checksum: string;
}

function readMigrations(folder: string): Migration[] {
	return readdirSync(folder)
		.filter((file) => /^\d{14}_.+\.sql$/.test(file))
		.sort()
		.map((file) => {
			const sql = readFileSync(join(folder, file), 'utf8');
			const checksum = createHash('sha256').update(sql).digest('hex');
			return { file, version: file.slice(0, 14), name: file.slice(15, -4), sql, checksum };
		});
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<boolean> {
	const { file, version, name, sql, checksum } = migration;
	const known = await client.query<{ checksum: string | null }>(
		'select checksum from supabase_migrations.schema_migrations where version = $1',
		[version]
	);
	const before = known.rows[0];
	if (before) {
		if (before.checksum === null || before.checksum === checksum) return false;
		throw new StartError(
			`${file} was edited after it was applied to this database: undo the edit and add a new migration, or start with an empty folder (DATA_DIR).`
		);
	}
	// one simple query: the whole file as it is, `begin atomic` bodies included, without splitting it
	await client.query(sql);
	await client.query(
		'insert into supabase_migrations.schema_migrations (version, name, statements, checksum) values ($1, $2, array[$3], $4)',
		[version, name, sql, checksum]
	);
	return true;
}

/**
 * Applies the migrations that are missing, each file in a transaction of its own, one process at a time.
 * Returns the files applied; a file that fails leaves nothing behind and its name is in the error.
 */
export async function migrate(pool: pg.Pool, folder: string): Promise<string[]> {
	const applied: string[] = [];
	const client = await pool.connect();
	try {
		await client.query('set statement_timeout = 0; set lock_timeout = 0');
		await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME]);
		await client.query(HISTORY);
		for (const migration of readMigrations(folder)) {
			await client.query('begin');
			try {
				if (await apply(client, migration)) applied.push(migration.file);
				await client.query('commit');
			} catch (cause) {
				await client.query('rollback');
				if (cause instanceof StartError) throw cause;
				throw new StartError(`The migration ${migration.file} failed: ${messageOf(cause)}`, { cause });
			}
		}
	} finally {
		// settings and lock end with the session
		client.release(true);
	}
	return applied;
}
