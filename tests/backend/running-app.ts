import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { freePort } from '#lib/server/backend/scratch.ts';

const READY = /Common Ground is at/;

/** How a command ended, and all it printed. */
export interface Ended {
	code: number | null;
	output: string;
}

export interface RunningApp {
	origin: string;
	child: ChildProcess;
	/** What it printed so far. */
	output(): string;
	ended: Promise<Ended>;
}

/** Says what to do at the end of a test (the default) or, with `afterAll`, of a whole file. */
export type AtEnd = (clean: () => Promise<void> | void) => void;

export interface AppOptions {
	/** Default: a new one, removed when the test ends. */
	folder?: string;
	port?: number;
	env?: Record<string, string>;
	/** When it is stopped and its folder removed. */
	atEnd?: AtEnd;
}

/** A folder that does not exist yet, outside the project, removed when the test ends. */
export async function newFolder(atEnd: AtEnd = onTestFinished): Promise<string> {
	const parent = await mkdtemp(join(tmpdir(), 'cg-'));
	atEnd(() => rm(parent, { recursive: true, force: true, maxRetries: 5 }));
	// the account that the database runs as has to get through
	await chmod(parent, 0o755);
	return join(parent, 'data');
}

function run([script, ...args]: readonly string[], env: Record<string, string>, atEnd: AtEnd = onTestFinished) {
	const child = spawn(process.execPath, [`src/commands/${script}`, ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: process.env.PATH ?? '',
			HOME: process.env.HOME ?? '',
			LOG_LEVEL: 'info',
			NODE_ENV: 'production',
			...env
		}
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const ended = once(child, 'close').then((): Ended => ({ code: child.exitCode, output }));
	atEnd(async () => {
		if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
		await ended;
	});
	return { child, ended, output: () => output };
}

/** Runs a script of ours to its end. */
export async function command(script: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
	return run([script, ...args], env).ended;
}

/** Starts the built app and waits until it answers. Rejects with all it printed when it ends before. */
export async function startApp({ folder, port, env = {}, atEnd }: AppOptions = {}): Promise<RunningApp> {
	const chosen = port ?? (await freePort());
	const data = folder ?? (await newFolder(atEnd));
	const { child, ended, output } = run(['start.ts'], { PORT: String(chosen), DATA_DIR: data, ...env }, atEnd);
	// a database that outlived its app must not outlive the test
	(atEnd ?? onTestFinished)(() => killDatabase(data));
	await new Promise<void>((resolve, reject) => {
		child.stdout.on('data', () => READY.test(output()) && resolve());
		void ended.then(() => reject(new Error(output())));
	});
	return { origin: `http://localhost:${chosen}`, child, output, ended };
}

/** The process that the database of a folder runs in, or null. */
export function databasePid(folder: string): number | null {
	try {
		return Number(readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);
	} catch {
		return null;
	}
}

/** Ends the database as a power cut would: nothing is written any more. */
export function killDatabase(folder: string): void {
	const pid = databasePid(folder);
	if (pid === null) return;
	try {
		process.kill(pid, 'SIGKILL');
	} catch {
		// gone already
	}
}

/** A connection of the database's owner to the database of a running app. */
export async function ownerOf(folder: string): Promise<pg.Client> {
	const password = readFileSync(join(folder, 'database-password'), 'utf8').trim();
	const client = new pg.Client({ host: join(folder, 'run'), user: 'postgres', password, database: 'app' });
	client.on('error', () => undefined);
	await client.connect();
	return client;
}
