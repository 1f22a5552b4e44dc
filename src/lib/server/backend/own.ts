import { availableParallelism } from 'node:os';
import { log } from '#lib/server/log.ts';
import { startEmbedded, type Embedded } from './embedded.ts';
import { requireDatabase } from './given.ts';
import { openHome } from './home.ts';
import { lockFolder } from './lock.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { loadSecrets } from './secrets.ts';
import { smtpSender } from './smtp.ts';
import type { Place, Settings } from './settings.ts';

/** A backend of our own: Supabase in this process, on a PostgreSQL that is ours or was given. */
export interface Own extends Embedded {
	/** The folder with the secrets and, when it is ours, the database. */
	folder: string;
}

/** A database that shares the processors with the app is not faster with more: those that have to wait keep their locks meanwhile. */
const CONNECTIONS = Math.min(20, Math.max(6, 2 * availableParallelism() + 2));

/** Opens the data folder and starts everything that lives on it. `close` ends it again, in the reverse order. */
export async function openOwn(settings: Settings, place: Exclude<Place, { kind: 'hosted' }>): Promise<Own> {
	const home = openHome(place.dataDir);
	if (home.notice) log.warn(home.notice);
	const unlock = lockFolder(home.folder);
	let postgres: Postgres | null = null;
	let isEnding = false;
	try {
		const secrets = loadSecrets(home.folder);
		if (place.kind === 'embedded') postgres = await startPostgres(home);
		else await requireDatabase(place.databaseUrl);
		if (postgres?.reused) log.info('Found the database of an earlier run still running, and took it over.');
		const database = postgres;
		const embedded = await startEmbedded({
			databaseUrl: place.kind === 'database' ? place.databaseUrl : (database?.url ?? ''),
			secrets,
			...(database && { poolSize: CONNECTIONS }),
			origin: settings.origin,
			migrationsDir: settings.migrationsDir,
			sendMail: settings.smtp && smtpSender(settings.smtp),
			onLost() {
				if (!isEnding) database?.revive().catch((failure: unknown) => log.error(failure));
			},
			warn: (message) => log.warn(message)
		});
		if (embedded.applied.length) log.info({ migrations: embedded.applied }, 'Brought the database up to date.');
		return {
			...embedded,
			folder: home.folder,
			async close() {
				isEnding = true;
				await embedded.close();
				await database?.stop();
				unlock();
			}
		};
	} catch (failure) {
		await postgres?.stop();
		unlock();
		throw failure;
	}
}
