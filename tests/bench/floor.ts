import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const floorFolder = fileURLToPath(new URL('floor', import.meta.url));

/** Builds the bare pages. */
export function buildFloor(): void {
	const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
	const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd: floorFolder,
		encoding: 'utf8'
	});
	if (built.status !== 0) throw new Error(`the floor could not be built: ${built.stderr}`);
}
