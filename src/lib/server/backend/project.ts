import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, found upwards: this file runs from `src`, and bundled from `build`. */
function projectFolder(): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	while (!existsSync(join(folder, 'supabase/migrations')) && folder !== dirname(folder)) folder = dirname(folder);
	return folder;
}

/** The path of a file of the project that the running app reads. */
export function projectFile(path: string): string {
	return join(projectFolder(), path);
}
