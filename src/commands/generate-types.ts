import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { startEmbedded } from '#lib/server/backend/embedded.ts';
import { startScratch } from '#lib/server/backend/scratch.ts';
import { supabase } from './supabase-cli.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The TypeScript of a database's public schema, as the Supabase CLI writes it and prettier formats it. */
export async function typesOf(tcpUrl: string): Promise<string> {
	const { stdout } = await supabase(['gen', 'types', '--lang=typescript', '--schema', 'public', `--remote=${tcpUrl}`]);
	return format(stdout.slice(stdout.indexOf('export type Json')), {
		...(await resolveConfig(`${root}src/lib/database.types.ts`)),
		parser: 'typescript'
	});
}

/** Starts a database for a moment, applies the migrations and writes `src/lib/database.types.ts`. */
async function main(): Promise<void> {
	const scratch = await startScratch();
	try {
		const random = () => randomBytes(32).toString('base64url');
		const embedded = await startEmbedded({
			databaseUrl: scratch.url,
			secrets: { jwt: random(), publishable: `sb_publishable_${random()}`, secret: `sb_secret_${random()}` },
			origin: 'http://localhost:3000',
			migrationsDir: null,
			onLost: () => undefined,
			warn: console.warn
		});
		await embedded.close();
		await writeFile(`${root}src/lib/database.types.ts`, await typesOf(scratch.tcpUrlOf('app')));
	} finally {
		await scratch.stop();
	}
}

if (import.meta.main) await main();
