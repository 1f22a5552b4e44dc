import { once } from 'node:events';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openHome } from '#lib/server/backend/home.ts';
import { readSettings, type Settings } from '#lib/server/backend/settings.ts';
import { log } from '#lib/server/log.ts';
import { codeOf, messageOf, StartError } from '#lib/server/start-error.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command; a StartError ends it with its sentence and exit code 1, anything else with its stack. */
export async function main(command: () => Promise<void>): Promise<void> {
	try {
		await command();
	} catch (failure) {
		stop(failure);
	}
}

function stop(failure: unknown): never {
	// by name: the built app has a StartError of its own
	const isForeseen = failure instanceof Error && failure.name === 'StartError';
	console.error(isForeseen ? `\n${failure.message}\n` : failure);
	process.exit(1);
}

/** Sets what is not set yet, as if it had come from outside, and reads the settings. */
export function settle(defaults: Record<string, string>): Settings {
	for (const [name, value] of Object.entries(defaults)) process.env[name] ||= value;
	const settings = readSettings();
	log.level = settings.logLevel;
	process.env.ORIGIN = settings.origin;
	process.env.PORT = String(settings.port);
	return settings;
}

function portProblem(port: number, failure: unknown): StartError {
	const code = codeOf(failure);
	if (code === 'EADDRINUSE') {
		return new StartError(
			`Port ${port} is in use: stop what runs there, or choose another one, for example PORT=${port + 1}.`
		);
	}
	if (code === 'EACCES') {
		return new StartError(`Port ${port} is reserved for administrators: choose one above 1023, for example PORT=3000.`);
	}
	return new StartError(`Port ${port} cannot be opened (${messageOf(failure)}): check PORT and HOST.`);
}

/** Rejects with a StartError when nothing can listen on the port, before anything else was started. */
export function requirePort(port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', (failure) => reject(portProblem(port, failure)));
		probe.listen({ port, host: process.env.HOST || '0.0.0.0' }, () => probe.close(() => resolve()));
	});
}

/** Throws a StartError when the data folder cannot be written, before anything else was started. */
export function requireFolder({ place }: Settings): void {
	if (place.kind !== 'hosted') openHome(place.dataDir);
}

const newest = (patterns: string[]) =>
	Math.max(...globSync(patterns, { cwd: root }).map((file) => statSync(join(root, file)).mtimeMs));

/** Builds the app unless the build is newer than everything it is made of. */
export async function build(): Promise<void> {
	const made = join(root, 'build/index.js');
	const sources = ['src/**/*', 'static/**/*', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];
	if (existsSync(made) && statSync(made).mtimeMs >= newest(sources)) return;
	console.log('Building the app …');
	const vite = join(root, 'node_modules/vite/bin/vite.js');
	if (!existsSync(vite)) {
		throw new StartError('The app is not built and the build tools are not installed: run "npm ci && npm run build".');
	}
	// in a process of its own: a bundler would stay in the memory of the app for as long as it runs
	const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, NODE_ENV: 'production' }
	});
	if (status !== 0) throw new StartError('The app could not be built: the lines above say why.');
}

/** Starts the built app in this process; it listens when this resolves. */
export async function serve({ port }: Settings): Promise<void> {
	// asked to stop, the app gets this many seconds to finish what is under way
	process.env.SHUTDOWN_TIMEOUT ||= '8';
	// the largest of the app's own limits, which differ by address
	process.env.BODY_SIZE_LIMIT ||= '8M';
	// longer than proxies keep theirs, so that none sends a form into a connection that is just being closed
	process.env.KEEP_ALIVE_TIMEOUT ||= '65';
	process.once('uncaughtException', (failure) => {
		stop(codeOf(failure) === 'EADDRINUSE' ? portProblem(port, failure) : failure);
	});
	const built: { server: { server: Server } } = await import(pathToFileURL(join(root, 'build/index.js')).href);
	const { server } = built.server;
	if (!server.listening) await once(server, 'listening');
	// the framework closes what is idle at the signal; a connection that waits for its answer then stays for seconds more
	const closeIdle = () => setInterval(() => server.closeIdleConnections(), 50).unref();
	for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, closeIdle);
}
