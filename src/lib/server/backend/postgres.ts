import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { codeOf, StartError } from '#lib/server/start-error.ts';
import { handOver } from './account.ts';
import { reachableBinaries } from './binaries.ts';
import { socketFolder, type Home } from './home.ts';
import { writePrivateFile } from './secrets.ts';

/** A PostgreSQL 17 of our own, listening on a unix socket only. */
export interface Postgres {
	/** Connection string of the database owner. */
	url: string;
	/** The same for another database of this server. */
	urlOf(database: string): string;
	password: string;
	pgdata: string;
	/** True when the server of an app that was killed was still running. */
	reused: boolean;
	/** Starts the server again when it is gone; does nothing when it runs. */
	revive(): Promise<void>;
	/** Throws everything in the app's database away. */
	reset(): Promise<void>;
	/** Checkpoints and stops; resolves when the server has ended. */
	stop(): Promise<void>;
}

const DATABASE = 'app';
const READY_WITHIN = 60_000;

const settings: Record<string, string> = {
	listen_addresses: '',
	max_connections: '60',
	shared_buffers: '128MB',
	log_min_messages: 'warning',
	log_line_prefix: '%m [%p] ',
	timezone: 'UTC',
	log_timezone: 'UTC',
	// a client that vanished must not keep its locks
	client_connection_check_interval: '5s',
	// read from memory or from a disk without arms: one row found through an index costs about as much as one read in line
	random_page_cost: '1.1'
};

const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;

interface Server {
	home: Home;
	bin: string;
	pgdata: string;
	socket: string;
}

function run({ home, bin }: Server, command: string, args: string[]): SpawnSyncReturns<string> {
	const as = home.account ? { uid: home.account.uid, gid: home.account.gid } : {};
	return spawnSync(join(bin, command), args, { ...as, cwd: '/', encoding: 'utf8' });
}

function create(server: Server, password: string): void {
	const { home, pgdata } = server;
	const handed = join(server.socket, 'first-password');
	writeFileSync(handed, password, { mode: 0o600 });
	handOver(handed, home.account);
	mkdirSync(pgdata, { mode: 0o700 });
	handOver(pgdata, home.account);
	const options = ['-U', 'postgres', '--pwfile', handed, '-A', 'scram-sha-256', '-E', 'UTF8', '--data-checksums'];
	const done = run(server, 'initdb', ['-D', pgdata, ...options, '--locale-provider=builtin', '--locale=C.UTF-8']);
	rmSync(handed);
	if (done.status !== 0) {
		rmSync(pgdata, { recursive: true, force: true });
		throw new StartError(
			`PostgreSQL could not make a database in ${pgdata}: ${done.error?.message ?? done.stderr.trim()}`
		);
	}
}

function isRunning(server: Server): boolean {
	return run(server, 'pg_ctl', ['-D', server.pgdata, 'status']).status === 0;
}

/** `pg_ctl` as a promise of its exit code; the server's own output goes to postgres.log. */
async function control({ home, bin, pgdata }: Server, args: string[]): Promise<number | null> {
	const log = openSync(join(home.folder, 'postgres.log'), 'a', 0o600);
	const as = home.account ? { uid: home.account.uid, gid: home.account.gid } : {};
	try {
		return await new Promise<number | null>((resolve, reject) => {
			spawn(join(bin, 'pg_ctl'), ['-D', pgdata, '-w', '-t', '60', ...args], {
				...as,
				cwd: '/',
				stdio: ['ignore', log, log]
			})
				.once('error', reject)
				.once('exit', resolve);
		});
	} finally {
		closeSync(log);
	}
}

function configure({ home, pgdata, socket }: Server, overrides: Record<string, string>): void {
	const all = { ...settings, ...overrides, unix_socket_directories: `"${socket}"` };
	const file = join(pgdata, 'postgresql.conf');
	writeFileSync(
		file,
		Object.entries(all)
			.map(([name, value]) => `${name} = ${quoted(value)}\n`)
			.join(''),
		{ mode: 0o600 }
	);
	handOver(file, home.account);
}

async function start(server: Server): Promise<void> {
	if ((await control(server, ['start'])) !== 0) {
		throw new StartError(
			`PostgreSQL did not start: the reason is at the end of ${join(server.home.folder, 'postgres.log')}.`
		);
	}
}

async function asOwner(connectionString: string, act: (owner: pg.Client) => Promise<void>): Promise<void> {
	const owner = new pg.Client({ connectionString });
	await owner.connect();
	try {
		await act(owner);
	} finally {
		await owner.end();
	}
}

/** Acts as soon as the server lets somebody in: one found running may still recover, or be about to end. */
async function onceReady(server: Server, act: () => Promise<void>): Promise<void> {
	const until = Date.now() + READY_WITHIN;
	for (;;) {
		try {
			return await act();
		} catch (failure) {
			// nobody listens yet, no socket yet, or "the database system is starting up"
			if (!/^(ECONNREFUSED|ENOENT|57P03)$/.test(codeOf(failure)) || Date.now() > until) throw failure;
		}
		if (!isRunning(server)) await start(server);
		await pause(100);
	}
}

async function makeDatabase(owner: pg.Client): Promise<void> {
	const { rowCount } = await owner.query('select from pg_database where datname = $1', [DATABASE]);
	if (!rowCount) await owner.query(`create database ${DATABASE}`);
}

/** Starts the database of a home, or finds it running; makes it first when the home is new. */
export async function startPostgres(home: Home, overrides: Record<string, string> = {}): Promise<Postgres> {
	if (process.platform === 'win32') {
		throw new StartError(
			'The embedded PostgreSQL needs unix sockets: run the app in WSL, or set DATABASE_URL or SUPABASE_URL.'
		);
	}
	const bin = join(reachableBinaries(home.account, home.shelter), 'bin');
	const server: Server = { home, bin, pgdata: join(home.folder, 'pg'), socket: socketFolder(home) };
	const passwordFile = join(home.folder, 'database-password');
	if (!existsSync(passwordFile)) writePrivateFile(passwordFile, randomBytes(24).toString('base64url'));
	const password = readFileSync(passwordFile, 'utf8').trim();
	if (!existsSync(join(server.pgdata, 'PG_VERSION'))) create(server, password);
	const reused = isRunning(server);
	if (!reused) {
		configure(server, overrides);
		await start(server);
	}
	const urlOf = (database: string) =>
		`postgres://postgres:${password}@localhost:${overrides.port ?? 5432}/${database}?host=${encodeURIComponent(server.socket)}`;
	await onceReady(server, () => asOwner(urlOf('postgres'), makeDatabase));
	let reviving: Promise<void> | null = null;
	return {
		url: urlOf(DATABASE),
		urlOf,
		password,
		pgdata: server.pgdata,
		reused,
		revive: () =>
			(reviving ??= (isRunning(server) ? Promise.resolve() : start(server)).finally(() => {
				reviving = null;
			})),
		reset: () =>
			asOwner(urlOf('postgres'), async (owner) => {
				await owner.query(`drop database if exists ${DATABASE} with (force)`);
				await makeDatabase(owner);
			}),
		async stop() {
			await control(server, ['-m', 'fast', 'stop']);
		}
	};
}
