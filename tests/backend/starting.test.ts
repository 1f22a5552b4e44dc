import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '#lib/server/backend/scratch.ts';
import { command, databasePid, newFolder, startApp } from './running-app.ts';

/** What a start that cannot be says: one sentence, exit code 1, no stack, nothing left running. */
async function refusal(env: Record<string, string>): Promise<string> {
	const folder = env.DATA_DIR ?? (await newFolder());
	const { code, output } = await command('start.ts', [], {
		PORT: String(await freePort()),
		LOG_LEVEL: 'error',
		DATA_DIR: folder,
		...env
	});
	expect(code, output).toBe(1);
	expect(output.trim()).not.toContain('\n');
	expect(databasePid(folder)).toBeNull();
	return output.trim();
}

async function listening(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => void server.close());
	const address = server.address();
	return typeof address === 'object' && address ? address.port : 0;
}

test('a second process on the same folder is refused, and the first goes on', { timeout: 60_000 }, async () => {
	const folder = await newFolder();
	const first = await startApp({ folder });
	const { code, output } = await command('start.ts', [], { PORT: String(await freePort()), DATA_DIR: folder });
	expect(code).toBe(1);
	expect(output.trim()).toMatch(/^Another process is already using .+: stop it first, .+ DATA_DIR\.$/);
	expect((await fetch(`${first.origin}/health`)).status).toBe(200);
	first.child.kill('SIGTERM');
	expect((await first.ended).code).toBe(0);
});

test('a port in use', async () => {
	const port = await listening(createServer());
	expect(await refusal({ PORT: String(port), HOST: '127.0.0.1' })).toContain(
		`Port ${port} is in use: stop what runs there`
	);
});

test.each([
	[{ PORT: 'many' }, 'PORT must be a number'],
	[{ DATA_DIR: '/proc/common-ground' }, 'cannot be written'],
	[{ DATABASE_URL: 'mysql://somewhere' }, 'DATABASE_URL must start with postgres://'],
	[{ DATABASE_URL: 'postgres://app:secret@127.0.0.1:1/app' }, 'check DATABASE_URL'],
	[{ SUPABASE_URL: 'not an address' }, 'SUPABASE_URL must be a full address'],
	[{ SUPABASE_URL: 'http://127.0.0.1:1' }, 'SUPABASE_PUBLISHABLE_KEY is missing: copy it'],
	[{ SUPABASE_URL: 'http://127.0.0.1:1', SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x' }, 'No Supabase answers at']
])('a start with %j says what to do', { timeout: 60_000 }, async (env, sentence) => {
	expect(await refusal(env)).toContain(sentence);
});

test.each([
	[401, 'refuses the key: copy SUPABASE_PUBLISHABLE_KEY again'],
	[404, 'check SUPABASE_URL']
])('a Supabase that answers %i says what to do', async (status, sentence) => {
	const port = await listening(createServer((_, answer) => answer.writeHead(status).end()));
	const env = { SUPABASE_URL: `http://127.0.0.1:${port}`, SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x' };
	expect(await refusal(env)).toContain(sentence);
});

test('keys that anybody could guess or read', { timeout: 60_000 }, async () => {
	const folder = await newFolder();
	mkdirSync(folder);
	const file = join(folder, 'secrets.json');
	const keys = { publishable: `sb_publishable_${'x'.repeat(24)}`, secret: `sb_secret_${'x'.repeat(32)}` };
	writeFileSync(file, JSON.stringify({ jwt: 'super-secret-unsafe-token-with-32-characters', ...keys }), {
		mode: 0o600
	});
	expect(await refusal({ DATA_DIR: folder })).toContain('are missing, weak or damaged: restore the file from a backup');
	writeFileSync(file, '{');
	expect(await refusal({ DATA_DIR: folder })).toContain('are missing, weak or damaged');
	chmodSync(file, 0o644);
	expect(await refusal({ DATA_DIR: folder })).toContain(`run "chmod 600 ${file}"`);
});

test('a database that does not come up', { timeout: 60_000 }, async () => {
	const folder = await newFolder();
	mkdirSync(join(folder, 'pg'), { recursive: true });
	writeFileSync(join(folder, 'pg/PG_VERSION'), '17\n');
	expect(await refusal({ DATA_DIR: folder })).toContain('PostgreSQL did not start: the reason is at the end of');
});
