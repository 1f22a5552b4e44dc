import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command, newFolder, ownerOf, startApp } from './running-app.ts';
import { crowd, newcomer, returning } from './visitor.ts';

const EMAILS = ['ada@example.com', 'ben@example.com', 'cleo@example.com'];

test('a backup taken while people write is restored whole', { timeout: 180_000 }, async () => {
	const folder = await newFolder();
	const backup = await newFolder();
	const app = await startApp({ folder });
	const people = await Promise.all(EMAILS.map((email) => newcomer(app.origin, email)));
	const writing = crowd(people);
	await writing.keeps(15);
	const promised = [...writing.kept];
	const taken = await command('backup.ts', [backup], { DATA_DIR: folder });
	expect(taken).toEqual({ code: 0, output: expect.stringContaining(backup) });
	// people went on writing meanwhile
	await writing.keeps(5);
	writing.stop();
	await writing.ended;
	app.child.kill('SIGTERM');
	await app.ended;

	// the keys of the app are in it
	expect(statSync(backup).mode & 0o077).toBe(0);
	expect(readdirSync(backup)).toEqual(expect.arrayContaining(['secrets.json', 'database-password', 'pg']));
	const elsewhere = await newFolder();
	const restored = await command('restore.ts', [backup], { DATA_DIR: elsewhere });
	expect(restored.output).toContain('its chain unbroken');
	expect(restored.code).toBe(0);

	const again = await startApp({ folder: elsewhere });
	await returning(again.origin, 'ada@example.com');
	const owner = await ownerOf(elsewhere);
	const { rows } = await owner.query<{ id: string }>('select id from public.ideas');
	await owner.end();
	const there = new Set(rows.map(({ id }) => Number(id)));
	expect(promised.filter((id) => !there.has(id))).toEqual([]);
	again.child.kill('SIGTERM');
	expect((await again.ended).code).toBe(0);

	// nothing is written over, neither data nor a backup, and half a backup is none
	const twice = await command('restore.ts', [backup], { DATA_DIR: elsewhere });
	expect(twice).toEqual({ code: 1, output: expect.stringContaining('is not empty: move it away') });
	const over = await command('backup.ts', [backup], { DATA_DIR: elsewhere });
	expect(over).toEqual({ code: 1, output: expect.stringContaining('name a new folder for every backup') });
	rmSync(join(backup, 'backup.json'));
	const half = await command('restore.ts', [backup], { DATA_DIR: await newFolder() });
	expect(half).toEqual({ code: 1, output: expect.stringContaining('is no complete backup') });
});

test('a backup that was changed by hand is told from a good one', { timeout: 120_000 }, async () => {
	const folder = await newFolder();
	const app = await startApp({ folder });
	await newcomer(app.origin);
	const owner = await ownerOf(folder);
	await owner.query(
		`set session_replication_role = replica; update public.activity set details = '{"role": "leader"}' where seq = 1`
	);
	await owner.end();
	app.child.kill('SIGTERM');
	await app.ended;
	// the app need not run
	const backup = await newFolder();
	expect((await command('backup.ts', [backup], { DATA_DIR: folder })).code).toBe(0);
	const restored = await command('restore.ts', [backup], { DATA_DIR: await newFolder() });
	expect(restored).toEqual({ code: 1, output: expect.stringContaining('does not hold from entry 1 on') });
});

test('backup and restore say what they need instead of half doing it', { timeout: 60_000 }, async () => {
	const folder = await newFolder();
	const says = async (script: string, args: string[], env: Record<string, string>) => {
		const { code, output } = await command(script, args, env);
		expect(code).toBe(1);
		expect(output.trim()).not.toMatch(/\n|^\s+at /m);
		return output.trim();
	};
	expect(await says('backup.ts', [], { DATA_DIR: folder })).toContain('npm run backup -- /path/to/backup');
	expect(await says('restore.ts', [], { DATA_DIR: folder })).toContain('npm run restore -- /path/to/backup');
	expect(await says('backup.ts', [folder], { DATA_DIR: folder })).toContain('There is no database in');
	expect(await says('restore.ts', [join(folder, 'none')], { DATA_DIR: folder })).toContain('is no complete backup');
	mkdirSync(folder);
	writeFileSync(
		join(folder, 'backup.json'),
		JSON.stringify({ format: 1, taken_at: '2026-01-01T00:00:00Z', postgres: '16' })
	);
	expect(await says('restore.ts', [folder], { DATA_DIR: `${folder}-b` })).toContain('is of PostgreSQL 16');
	const hosted = { SUPABASE_URL: 'http://127.0.0.1:1', SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x' };
	expect(await says('backup.ts', [folder], hosted)).toContain('The data is in Supabase');
	const given = { DATABASE_URL: 'postgres://app@127.0.0.1:1/app', DATA_DIR: folder };
	expect(await says('backup.ts', [folder], given)).toContain('pg_dump');
});
