import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { StartError } from '#lib/server/start-error.ts';

/**
 * Takes the data folder for this process. The operating system releases it when the process ends, however it ends,
 * so there is no stale lock to clear by hand. Returns the release; throws a StartError when another process has it.
 */
export function lockFolder(dataDir: string): () => void {
	const lock = new DatabaseSync(join(dataDir, 'app.lock'));
	try {
		lock.exec(
			'pragma busy_timeout = 0; pragma locking_mode = exclusive; begin exclusive; pragma user_version = 1; commit; begin exclusive'
		);
	} catch (cause) {
		lock.close();
		throw new StartError(
			`Another process is already using ${dataDir}: stop it first, or give this one a folder of its own with DATA_DIR.`,
			{ cause }
		);
	}
	return () => lock.close();
}
