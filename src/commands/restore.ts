import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { homeOf, openHome, type Home } from '#lib/server/backend/home.ts';
import { lockFolder } from '#lib/server/backend/lock.ts';
import { startPostgres } from '#lib/server/backend/postgres.ts';
import { readSettings } from '#lib/server/backend/settings.ts';
import { codeOf, messageOf, StartError } from '#lib/server/start-error.ts';
import { isLeftOut, readRecord } from './backup-record.ts';
import { copyFile, copyFolder } from './copy-files.ts';
import { main } from './launch.ts';

// of the PostgreSQL that package.json names
const POSTGRES = '17';

function emptyFolder(): string {
	const { place } = readSettings();
	if (place.kind !== 'embedded') {
		throw new StartError('A backup is restored into a folder: unset SUPABASE_URL and DATABASE_URL.');
	}
	const { folder } = homeOf(place.dataDir);
	if (existsSync(folder) && readdirSync(folder).length) {
		throw new StartError(
			`The folder ${folder} is not empty: move it away, or name a new one with DATA_DIR. Nothing was changed.`
		);
	}
	return place.dataDir;
}

function copyBack(backup: string, home: Home): void {
	try {
		for (const { name } of readdirSync(backup, { withFileTypes: true }).filter((entry) => entry.isFile())) {
			if (!isLeftOut(name) && name !== 'backup.json' && name !== 'README') {
				copyFile(join(backup, name), join(home.folder, name));
			}
		}
		// whole under its own name only: no start may take half a database for one
		const partial = join(home.folder, 'pg.restoring');
		copyFolder(join(backup, 'pg'), partial, { account: home.account });
		renameSync(partial, join(home.folder, 'pg'));
	} catch (failure) {
		for (const name of readdirSync(home.folder)) rmSync(join(home.folder, name), { recursive: true });
		if (!codeOf(failure)) throw failure;
		throw new StartError(`The backup could not be copied (${messageOf(failure)}): ${home.folder} is empty again.`, {
			cause: failure
		});
	}
}

interface Found {
	is_intact: boolean;
	broken_at: string | null;
	entries: string;
	people: string;
}

/** Starts the database, which recovers it, and looks whether the activity log is the one that was written. */
async function check(home: Home): Promise<Found> {
	const postgres = await startPostgres(home);
	const client = new pg.Client({ connectionString: postgres.url });
	try {
		await client.connect();
		const { rows } = await client.query<Found>(
			'select is_intact, broken_at, entries, (select count(*) from public.people) as people from private.check_activity()'
		);
		if (!rows[0]) throw new Error('The restored database has no activity log.');
		return rows[0];
	} finally {
		await client.end();
		await postgres.stop();
	}
}

if (import.meta.main) {
	await main(async () => {
		const [name] = process.argv.slice(2);
		if (!name) throw new StartError('Name the folder of the backup: npm run restore -- /path/to/backup');
		const backup = resolve(name);
		const { taken_at, postgres } = readRecord(backup);
		if (postgres !== POSTGRES) {
			throw new StartError(
				`The backup is of PostgreSQL ${postgres} and this version runs ${POSTGRES}: restore it with the version of the app that made it.`
			);
		}
		const home = openHome(emptyFolder());
		if (home.notice) console.log(home.notice);
		const unlock = lockFolder(home.folder);
		try {
			copyBack(backup, home);
			const { is_intact, broken_at, entries, people } = await check(home);
			if (!is_intact) {
				throw new StartError(
					`The backup is in ${home.folder}, but its activity log does not hold from entry ${broken_at} on: it was changed by hand at some time. Keep this backup and compare it with an older one.`
				);
			}
			console.log(
				`\nThe backup of ${taken_at} is in ${home.folder}: ${people} people, ${entries} entries in the activity log, its chain unbroken.\n`
			);
		} finally {
			unlock();
		}
	});
}
