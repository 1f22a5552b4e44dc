import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from '#lib/server/backend/home.ts';
import { openOwn, type Own } from '#lib/server/backend/own.ts';
import { startPostgres } from '#lib/server/backend/postgres.ts';
import { freePort } from '#lib/server/backend/scratch.ts';
import { readSettings } from '#lib/server/backend/settings.ts';
import { StartError } from '#lib/server/start-error.ts';
import { root } from '../../src/commands/launch.ts';
import { start, type Server } from './server.ts';

/** The built app on a database of its own, with the sessions of the people in it. */
export type Running = {
	readonly app: Server;
	/** The Cookie headers of the people's browsers. */
	readonly cookies: readonly string[];
	readonly databaseUrl: string;
	/** The process of PostgreSQL; 0 when it runs elsewhere. */
	readonly database: number;
};

/** Fills an empty database, starts the app on it, measures, and leaves nothing behind. */
export async function withApp<T>(
	fill: (own: Own) => Promise<string[]>,
	measure: (running: Running) => Promise<T>
): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'common-ground-bench-'));
	try {
		const given = process.env.DATABASE_URL;
		const settings = readSettings({ DATA_DIR: folder, DATABASE_URL: given, LOG_LEVEL: 'warn' });
		if (settings.place.kind === 'hosted')
			throw new StartError('The bench fills a database of its own: unset SUPABASE_URL.');
		const own = await openOwn(settings, settings.place);
		const cookies = await fill(own).finally(() => own.close());
		const app = await start({
			script: 'src/commands/start.ts',
			cwd: root,
			port: await freePort(),
			environment: { DATA_DIR: folder, LOG_LEVEL: 'error', ...(given && { DATABASE_URL: given }) },
			probe: '/health'
		});
		try {
			// the app has started the database, or found the given one
			const databaseUrl = given ?? (await startPostgres(openHome(folder))).url;
			return await measure({ app, cookies, databaseUrl, database: given ? 0 : processIn(folder) });
		} finally {
			await app.stop();
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

// the first line of this file of PostgreSQL is its process
function processIn(folder: string): number {
	try {
		return Number(readFileSync(join(openHome(folder).folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);
	} catch {
		return 0;
	}
}
