import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { personas } from '#lib/people/personas.ts';
import * as server from '#lib/people/personas.server.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'common-ground-personas-'));
	vi.stubEnv('DATA_DIR', join(folder, 'demo'));
	vi.stubEnv('SUPABASE_URL', '');
	vi.stubEnv('DATABASE_URL', '');
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
});

test.each(['production', 'development'])('in %s nobody is offered and nobody can be chosen', async (mode) => {
	vi.stubEnv('COMMON_GROUND_MODE', mode);
	expect(server.offered()).toEqual([]);
	expect(await server.demoPassword()).toBeNull();
	for (const { key } of personas) expect(await server.credentialsOf(key)).toBeNull();
});

test('a demo on a database that others use has no personas to sign in as', async () => {
	vi.stubEnv('COMMON_GROUND_MODE', 'demo');
	vi.stubEnv('DATABASE_URL', 'postgres://app@db.example.com/app');
	expect(await server.credentialsOf('admin')).toBeNull();
});

test('in the demo each persona has a password that is the same after a restart and different in another folder', async () => {
	vi.stubEnv('COMMON_GROUND_MODE', 'demo');
	const first = await server.demoPassword();
	expect(first).toHaveLength(32);
	expect(await server.credentialsOf('admin')).toEqual({
		email: personas.find(({ key }) => key === 'admin')?.email,
		password: first
	});
	expect(await server.credentialsOf('nobody')).toBeNull();
	expect(await server.demoPassword()).toBe(first);
	vi.stubEnv('DATA_DIR', join(folder, 'another'));
	expect(await server.demoPassword()).not.toBe(first);
});
