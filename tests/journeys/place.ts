import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the app under test runs. Chosen once by the first process, which hands it to the others in its environment. */
export type Place = { readonly port: number; readonly origin: string; readonly folder: string };

/** A port that nobody uses now. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
		});
	});
}

/** The place of this run. */
export async function thisPlace(): Promise<Place> {
	process.env.JOURNEYS_PORT ??= String(await freePort());
	const port = Number(process.env.JOURNEYS_PORT);
	// not made here: the app makes it, for the account its database runs as
	process.env.JOURNEYS_FOLDER ??= join(tmpdir(), `common-ground-journeys-${port}-${process.ppid}`);
	return { port, origin: `http://localhost:${port}`, folder: process.env.JOURNEYS_FOLDER };
}
