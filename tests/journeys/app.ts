import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { thisPlace } from './place.ts';

const START_WITHIN = 240_000;

/** Starts the built app once, on an empty folder, for all journeys; the answer stops it and removes the folder. */
export async function startApp(): Promise<() => Promise<void>> {
	const { port, origin, folder } = await thisPlace();
	const app = spawn(process.execPath, ['src/commands/start.ts'], {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: {
			...process.env,
			NODE_ENV: 'production',
			// the mailbox page stands in for a mail server
			COMMON_GROUND_MODE: 'development',
			PORT: String(port),
			ORIGIN: origin,
			DATA_DIR: folder,
			LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
			// every person of a journey comes from an address of their own, as in life
			ADDRESS_HEADER: 'x-forwarded-for'
		}
	});
	const ended = once(app, 'exit');
	const stop = async () => {
		app.kill('SIGTERM');
		await ended;
		await rm(folder, { recursive: true, force: true });
	};
	const gone = ended.then(() => Promise.reject(new Error('The app ended before it was ready.')));
	try {
		await Promise.race([isWell(origin), gone]);
	} catch (failure) {
		await stop();
		throw failure;
	}
	gone.catch(() => undefined);
	return stop;
}

async function isWell(origin: string): Promise<void> {
	const until = Date.now() + START_WITHIN;
	while (Date.now() < until) {
		const answer = await fetch(`${origin}/health`).catch(() => null);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`The app did not answer at ${origin} within ${START_WITHIN / 1000} seconds.`);
}

/** What Playwright calls before the first journey. */
export default startApp;
