import { log } from '#lib/server/log.ts';
import type { Foundation } from './embedded.ts';
import { readSettings, type Place, type Settings } from './settings.ts';

/** Supabase, wherever it runs: what the rest of the app needs to make its supabase-js clients. */
export interface Backend {
	mode: 'embedded' | 'database' | 'hosted';
	url: string;
	/** The publishable key. */
	key: string;
	fetch: typeof fetch;
	/** Whether the database answers now. */
	isReady(): Promise<boolean>;
	/** Ends connections and, when it is ours, the database. */
	close(): Promise<void>;
}

let started: Promise<Backend> | undefined;

/** The backend of this process, started on the first call. Rejects with a StartError when it cannot be. */
export function backend(): Promise<Backend> {
	return (started ??= startBackend(readSettings()));
}

/** Starts the backend that the settings name; nothing of the embedded one is loaded for a hosted one. */
export async function startBackend(settings: Settings): Promise<Backend> {
	const { place } = settings;
	if (place.kind === 'hosted') {
		const { startHosted } = await import('./hosted.ts');
		return startHosted(place);
	}
	return startOwn(settings, place);
}

async function startOwn(settings: Settings, place: Exclude<Place, { kind: 'hosted' }>): Promise<Backend> {
	const [{ openHome }, { lockFolder }, { loadSecrets }, { startEmbedded }] = await Promise.all([
		import('./home.ts'),
		import('./lock.ts'),
		import('./secrets.ts'),
		import('./embedded.ts')
	]);
	const home = openHome(place.dataDir);
	if (home.notice) log.warn(home.notice);
	const unlock = lockFolder(home.folder);
	const onClose: (() => Promise<void>)[] = [async () => unlock()];
	const closeAll = async () => {
		for (const close of onClose.splice(0).reverse()) await close();
	};
	try {
		const foundation: Foundation = {
			databaseUrl: '',
			secrets: loadSecrets(home.folder),
			origin: settings.origin,
			migrationsDir: settings.migrationsDir,
			onLost: () => undefined,
			warn: (message) => log.warn(message)
		};
		if (place.kind === 'database') {
			foundation.databaseUrl = place.databaseUrl;
		} else {
			const { startPostgres } = await import('./postgres.ts');
			const postgres = await startPostgres(home);
			onClose.push(postgres.stop);
			if (postgres.reused) log.info('Found the database of an earlier run still running, and took it over.');
			foundation.databaseUrl = postgres.url;
			foundation.onLost = () => void postgres.revive().catch((error: unknown) => log.error(error));
		}
		const embedded = await startEmbedded(foundation);
		onClose.push(embedded.close);
		if (embedded.applied.length) log.info({ migrations: embedded.applied }, 'Brought the database up to date.');
		const { url, key, fetch, isReady } = embedded;
		return { mode: place.kind, url, key, fetch, isReady, close: closeAll };
	} catch (error) {
		await closeAll();
		throw error;
	}
}
