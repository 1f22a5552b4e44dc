import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { startEmbedded, type Foundation } from '#lib/server/backend/embedded.ts';
import { startScratch } from '#lib/server/backend/scratch.ts';

/** The database that every test file gets a copy of: migrated, and nobody in it. */
export const TEMPLATE = 'app';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Connection string of the test server, `DATABASE` standing for the name of a database. */
		postgres: string;
		/** The same over TCP, for tools that cannot use a unix socket. */
		postgresOverTcp: string;
	}
}

const random = () => randomBytes(32).toString('base64url');

/** A backend's surroundings for a test, with keys of its own. */
export function foundation(databaseUrl: string): Foundation {
	return {
		databaseUrl,
		secrets: { jwt: random(), publishable: `sb_publishable_${random()}`, secret: `sb_secret_${random()}` },
		origin: 'http://localhost:3000',
		migrationsDir: null,
		onLost: () => undefined,
		warn: () => undefined
	};
}

/** Starts one PostgreSQL for the whole run and prepares the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const scratch = await startScratch();
	try {
		const embedded = await startEmbedded(foundation(scratch.url));
		await embedded.close();
		project.provide('postgres', scratch.urlOf('DATABASE'));
		project.provide('postgresOverTcp', scratch.tcpUrlOf('DATABASE'));
	} catch (error) {
		await scratch.stop();
		throw error;
	}
	return scratch.stop;
}
