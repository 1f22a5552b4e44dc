import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import pg from 'pg';
import { homeOf, type Home } from '#lib/server/backend/home.ts';
import { lockFolder } from '#lib/server/backend/lock.ts';
import { startPostgres, type Postgres } from '#lib/server/backend/postgres.ts';
import { writePrivateFile } from '#lib/server/backend/secrets.ts';
import { readSettings } from '#lib/server/backend/settings.ts';
import { codeOf, messageOf, StartError } from '#lib/server/start-error.ts';
import { isLeftOut, RECORD, type BackupRecord } from './backup-record.ts';
import { copyFile, copyFolder } from './copy-files.ts';
import { main } from './launch.ts';

const SEGMENT = /^[0-9A-F]{24}$/;

// What a base backup leaves out, as PostgreSQL's own tool does (src/backend/backup/basebackup.c): it is made anew.
// The folders themselves must be there.
const emptied = /^(pg_wal|pg_replslot|pg_stat_tmp|pg_notify|pg_serial|pg_snapshots|pg_subtrans|pg_dynshmem)\/./;
const skipped = /^(postmaster\.(pid|opts)|backup_label|tablespace_map)$|(^|\/)(pgsql_tmp|pg_internal\.init)/;
// copied last, as it says where recovery may begin
const CONTROL = 'global/pg_control';

const takes = (path: string) => !emptied.test(path) && !skipped.test(path) && path !== CONTROL;

interface Stopped {
	labelfile: string;
	last: string;
}

async function copyCluster({ pgdata, url }: Postgres, target: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		// holds back the log files that the copy will need; gone with this connection
		await client.query('select pg_create_physical_replication_slot($1, true, true)', [`backup_${process.pid}`]);
		await client.query(`select pg_backup_start('common ground', fast => true)`);
		copyFolder(pgdata, target, { takes });
		copyFile(join(pgdata, CONTROL), join(target, CONTROL));
		const { rows } = await client.query<Stopped>(
			'select labelfile, pg_walfile_name(lsn) as last from pg_backup_stop(wait_for_archive => false)'
		);
		const stopped = rows[0];
		const first = /\(file ([0-9A-F]{24})\)/.exec(stopped?.labelfile ?? '')?.[1];
		if (!stopped || !first) throw new Error('The database did not say where its log begins.');
		for (const file of readdirSync(join(pgdata, 'pg_wal'))) {
			if (!SEGMENT.test(file) || file < first || file > stopped.last) continue;
			copyFile(join(pgdata, 'pg_wal', file), join(target, 'pg_wal', file));
		}
		// with it, recovery begins where the copy began; without it the copy would be taken for a crashed server
		writePrivateFile(join(target, 'backup_label'), stopped.labelfile);
	} finally {
		await client.end();
	}
}

/** Takes the folder's lock, or null when the app runs on it. */
function lockIfIdle(folder: string): (() => void) | null {
	try {
		return lockFolder(folder);
	} catch {
		return null;
	}
}

async function withDatabase(home: Home, act: (postgres: Postgres) => Promise<void>): Promise<void> {
	const unlock = lockIfIdle(home.folder);
	try {
		const postgres = await startPostgres(home);
		try {
			await act(postgres);
		} finally {
			if (unlock && !postgres.reused) await postgres.stop();
		}
	} finally {
		unlock?.();
	}
}

function homeToCopy(): Home {
	const { place } = readSettings();
	if (place.kind === 'hosted') {
		throw new StartError('The data is in Supabase, not here: back it up there (Database, Backups).');
	}
	if (place.kind === 'database') {
		throw new StartError(
			`The data is in the database of DATABASE_URL: back that up with pg_dump, and keep ${join(place.dataDir, 'secrets.json')} with it.`
		);
	}
	const home = homeOf(place.dataDir);
	if (!existsSync(join(home.folder, 'pg/PG_VERSION'))) {
		throw new StartError(`There is no database in ${home.folder}: name the app's data folder with DATA_DIR.`);
	}
	return home;
}

function makeTarget(target: string, home: Home): void {
	if (!relative(home.folder, target).startsWith('..')) {
		throw new StartError(`${target} is inside the data folder: name a folder outside of it, best on another disk.`);
	}
	try {
		mkdirSync(target, { recursive: true, mode: 0o700 });
	} catch (cause) {
		throw new StartError(`The folder ${target} cannot be made (${messageOf(cause)}): name another one.`, { cause });
	}
	if (readdirSync(target).length) throw new StartError(`${target} is not empty: name a new folder for every backup.`);
}

async function copyHome(home: Home, target: string): Promise<void> {
	for (const entry of readdirSync(home.folder, { withFileTypes: true })) {
		if (entry.isFile() && !isLeftOut(entry.name)) copyFile(join(home.folder, entry.name), join(target, entry.name));
	}
	await withDatabase(home, (postgres) => copyCluster(postgres, join(target, 'pg')));
	const record: BackupRecord = {
		format: 1,
		taken_at: new Date().toISOString(),
		postgres: readFileSync(join(home.folder, 'pg/PG_VERSION'), 'utf8').trim()
	};
	writeFileSync(join(target, 'README'), README, { mode: 0o600 });
	writePrivateFile(join(target, RECORD), JSON.stringify(record, null, '\t') + '\n');
}

const README = `A backup of Common Ground, with its keys: keep it as secret as the app itself.
Restore it into an empty folder: DATA_DIR=/path/to/folder npm run restore -- THIS_FOLDER
`;

if (import.meta.main) {
	await main(async () => {
		const [name] = process.argv.slice(2);
		if (!name) throw new StartError('Name a new folder for the backup: npm run backup -- /path/to/backup');
		const target = resolve(name);
		const home = homeToCopy();
		makeTarget(target, home);
		try {
			await copyHome(home, target);
		} catch (failure) {
			if (codeOf(failure) === 'EACCES' || codeOf(failure) === 'EPERM') {
				throw new StartError(`${messageOf(failure)}: run this as the user that the app runs as.`);
			}
			if (codeOf(failure) === 'ENOSPC') throw new StartError(`The disk of ${target} is full: choose another one.`);
			throw failure;
		}
		console.log(`\nThe backup of ${home.folder} is in ${target}.\n`);
	});
}
