import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from './home.ts';
import { startPostgres, type Postgres } from './postgres.ts';

/** A database server that is gone when it is stopped: for tests and for tools that need one for a moment. */
export interface Scratch extends Pick<Postgres, 'url' | 'urlOf'> {
	/** Over TCP on this machine, for tools that cannot use a unix socket. */
	tcpUrlOf(database: string): string;
	/** Ends the server and starts it again. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/** A TCP port that is free now. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

/** Starts one in a temporary folder, fast instead of durable, with a password and on this machine only. */
export async function startScratch(): Promise<Scratch> {
	const folder = await mkdtemp(join(tmpdir(), 'common-ground-'));
	const port = String(await freePort());
	const postgres = await startPostgres(openHome(folder), {
		port,
		listen_addresses: '127.0.0.1',
		fsync: 'off',
		synchronous_commit: 'off',
		full_page_writes: 'off',
		max_connections: '200'
	});
	return {
		url: postgres.url,
		urlOf: postgres.urlOf,
		tcpUrlOf: (database) => `postgresql://postgres:${postgres.password}@127.0.0.1:${port}/${database}`,
		async restart() {
			await postgres.stop();
			await postgres.revive();
		},
		async stop() {
			await postgres.stop();
			await rm(folder, { recursive: true, force: true });
		}
	};
}
