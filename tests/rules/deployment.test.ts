import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { startEmbedded } from '#lib/server/backend/embedded.ts';
import { supabase } from '../../src/commands/supabase-cli.ts';
import { typesOf } from '../../src/commands/generate-types.ts';
import { foundation } from './server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const name = `deployed_${randomUUID().replaceAll('-', '')}`;
const remote = `--remote=${inject('postgresOverTcp').replace('DATABASE', name)}`;
const url = inject('postgres').replace('DATABASE', name);

async function query(statement: string, database = url): Promise<unknown[]> {
	const client = new pg.Client({ connectionString: database });
	await client.connect();
	return client
		.query<Record<string, unknown>>(statement)
		.then(({ rows }) => rows)
		.finally(() => client.end());
}

/** A copy of our `supabase/`, with an edit to its config.toml. */
async function project(edit: (config: string) => string = (config) => config): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'common-ground-project-'));
	await cp(join(root, 'supabase'), join(folder, 'supabase'), { recursive: true });
	const file = join(folder, 'supabase/config.toml');
	await writeFile(file, edit(await readFile(file, 'utf8')));
	return folder;
}

const finding = z.object({
	name: z.string(),
	level: z.string(),
	metadata: z.object({ fkey_name: z.string().optional() })
});

async function advice(type: 'security' | 'performance'): Promise<z.infer<typeof finding>[]> {
	const { stdout } = await supabase(
		['db', 'advisors', remote, '--type', type, '--level', 'info', '--output-format', 'json'],
		ours
	);
	return z.object({ results: z.array(finding) }).parse(JSON.parse(stdout)).results;
}

let ours: string;

/** What a Supabase project has before the first migration: the bootstrap, the tables of auth, and nothing else. */
beforeAll(async () => {
	await query(`create database ${name}`, inject('postgres').replace('DATABASE', 'postgres'));
	const none = await mkdtemp(join(tmpdir(), 'common-ground-none-'));
	const embedded = await startEmbedded({ ...foundation(url), migrationsDir: none });
	await embedded.close();
	await query('drop schema supabase_migrations cascade');
	await rm(none, { recursive: true });
	ours = await project();
	await supabase(['db', 'push', remote, '--yes'], ours);
});

afterAll(async () => {
	await rm(ours, { recursive: true, force: true });
	await query(`drop database ${name} with (force)`, inject('postgres').replace('DATABASE', 'postgres'));
});

test('the Supabase CLI deploys every migration, and has nothing to do the second time', async () => {
	const files = await query('select version, name from supabase_migrations.schema_migrations order by version');
	expect(files.length).toBeGreaterThan(10);
	expect(files[0]).toEqual({ version: '20260101000000', name: 'access' });
	const again = await supabase(['db', 'push', remote, '--yes'], ours);
	expect(again.stdout + again.stderr).toContain('up to date');
});

test('the app starts on what the CLI deployed, and applies nothing itself', async () => {
	const embedded = await startEmbedded(foundation(url));
	expect(embedded.applied).toEqual([]);
	expect(await embedded.isReady()).toBe(true);
	await embedded.close();
});

test('the advisors of Supabase warn of nothing', async () => {
	await supabase(['db', 'advisors', remote, '--fail-on', 'warn'], ours);
	expect(await advice('security')).toEqual([]);
});

test('the advisors would warn of a table that anybody can read', async () => {
	await query('create table public.careless (id int primary key); grant select on public.careless to anon');
	try {
		await expect(supabase(['db', 'advisors', remote, '--fail-on', 'warn'], ours)).rejects.toMatchObject({ code: 1 });
	} finally {
		await query('drop table public.careless');
	}
});

test('the advisors have no performance to gain but what we know', async () => {
	const found = (await advice('performance')).filter(({ name: kind }) => kind !== 'unused_index');
	// keys of two columns whose first one is unique or leads the primary key: that index finds the row already
	expect(found.map(({ name: kind, metadata }) => `${kind} ${metadata.fkey_name}`).sort()).toEqual([
		'unindexed_foreign_keys decisions_box_is_of_the_experiment',
		'unindexed_foreign_keys demo_slots_are_of_the_event',
		'unindexed_foreign_keys submission_drafts_are_of_the_event',
		'unindexed_foreign_keys submissions_are_of_the_event',
		'unindexed_foreign_keys team_members_are_in_the_event',
		'unindexed_foreign_keys teams_idea_is_of_the_event'
	]);
});

test('the types of the database are those of the migrations; when this fails, run "npm run types"', async () => {
	const generated = await typesOf(inject('postgresOverTcp').replace('DATABASE', name));
	expect(generated).toContain('export type Json');
	expect(await readFile(join(root, 'src/lib/database.types.ts'), 'utf8')).toBe(generated);
});

test('the CLI reads our config.toml without a warning, and would refuse a wrong one', async () => {
	const { stderr } = await supabase(['db', 'push', remote, '--dry-run', '--yes'], ours);
	expect(stderr).not.toMatch(/warn|deprecated|unknown/i);
	const wrong = await project((config) => config.replace('jwt_expiry = 900', 'jwt_expiry = "soon"'));
	await expect(supabase(['db', 'push', remote, '--dry-run', '--yes'], wrong)).rejects.toMatchObject({ code: 1 });
	await rm(wrong, { recursive: true });
});

test('config.toml says of accounts what the embedded backend says', async () => {
	const read = (text: string, pattern: RegExp) => pattern.exec(text)?.[1];
	const config = await readFile(join(root, 'supabase/config.toml'), 'utf8');
	const embedded = await readFile(join(root, 'src/lib/server/backend/embedded.ts'), 'utf8');
	// not enable_confirmations: the embedded backend asks for them as soon as it can send mail
	for (const name of ['jwt_expiry', 'minimum_password_length', 'otp_length', 'otp_expiry', 'max_rows']) {
		const said = read(config, new RegExp(`^${name} = (\\w+)$`, 'm'));
		expect(said, name).toBeDefined();
		const written = read(embedded, new RegExp(`\\b${name}: (\\w+)`)) ?? '';
		expect(said, name).toBe(read(embedded, new RegExp(`^const ${written} = (\\w+);`, 'm')) ?? written);
	}
	expect(config).toContain('/auth/confirm"');
	for (const [, path = ''] of config.matchAll(/content_path = "\.\/(.+)"/g)) {
		expect(await readFile(join(root, path), 'utf8')).toContain(
			'{{ .SiteURL }}/auth/confirm?token_hash={{ .TokenHash }}'
		);
	}
});
