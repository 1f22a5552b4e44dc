import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { demoPassword } from '#lib/people/personas.server.ts';
import { openHome, type Home } from '#lib/server/backend/home.ts';
import { lockFolder } from '#lib/server/backend/lock.ts';
import { openOwn, type Own } from '#lib/server/backend/own.ts';
import { startPostgres } from '#lib/server/backend/postgres.ts';
import type { Settings } from '#lib/server/backend/settings.ts';
import { StartError } from '#lib/server/start-error.ts';
import { build, main, requirePort, root, serve, settle } from './launch.ts';

/** What the story is told with: the public API, and the owner's connections, for moving the database's clock only. */
export type Stage = Pick<Own, 'url' | 'key' | 'secretKey' | 'fetch'> & { owner: Own['pool']; password: string };

type Seed = { seed(stage: Stage): Promise<void> };

// says how far the story is, and that this folder may be emptied
const MARK = 'demo-story';

async function tell(own: Own): Promise<void> {
	const script: Seed = await import(pathToFileURL(join(root, 'supabase/seed/seed.ts')).href);
	const password = await demoPassword();
	if (password === null) throw new StartError('The demo needs COMMON_GROUND_MODE=demo: unset it and start again.');
	await script.seed({
		url: own.url,
		key: own.key,
		secretKey: own.secretKey,
		fetch: own.unguarded,
		owner: own.pool,
		password
	});
	// the story travels in time; from here on the clock is everybody's
	await own.pool.query(
		`create or replace function private.now() returns timestamptz
		language sql volatile set search_path = '' as $$ select clock_timestamp() $$`
	);
}

async function startOver(home: Home): Promise<void> {
	const unlock = lockFolder(home.folder);
	const postgres = await startPostgres(home);
	await postgres.reset();
	await postgres.stop();
	unlock();
}

/** Fills the demo's folder with the story, from the start when an earlier attempt did not come to its end. */
async function tellOnce(settings: Settings): Promise<void> {
	const { place } = settings;
	if (place.kind !== 'embedded') {
		throw new StartError(
			'The demo has a database of its own: unset SUPABASE_URL and DATABASE_URL, or use "npm start".'
		);
	}
	const home = openHome(place.dataDir);
	const mark = join(home.folder, MARK);
	const told = existsSync(mark) ? readFileSync(mark, 'utf8') : '';
	if (told === 'told') return;
	if (told === '' && existsSync(join(home.folder, 'pg'))) {
		throw new StartError(`${home.folder} holds data that is not the demo's: choose another folder with DATA_DIR.`);
	}
	if (told === 'begun') {
		console.log('An earlier attempt was cut short: starting over.');
		await startOver(home);
	}
	writeFileSync(mark, 'begun');
	console.log('Telling the demo story …');
	const own = await openOwn(settings, place);
	try {
		await tell(own);
	} finally {
		await own.close();
	}
	writeFileSync(mark, 'told');
}

if (import.meta.main) {
	await main(async () => {
		const settings = settle({
			COMMON_GROUND_MODE: 'demo',
			DATA_DIR: './data-demo',
			LOG_LEVEL: 'warn',
			NODE_ENV: 'production'
		});
		await requirePort(settings.port);
		await build();
		await tellOnce(settings);
		await serve(settings);
		console.log(
			`\nThe demo is at ${settings.origin}. Choose one of its people on the sign-in page. Stop it with Ctrl+C.\n`
		);
	});
}
