import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartError } from '#lib/server/start-error.ts';

/** The file that makes a folder a backup. It is written last: a backup that was cut short has none. */
export const RECORD = 'backup.json';

/** The copies of the data folder's own files that no backup needs: lock, sockets, log, and the database (apart). */
export const isLeftOut = (name: string): boolean => /^(app\.lock.*|run|postgres\.log|pg|pg\.restoring)$/.test(name);

const record = z.object({
	format: z.literal(1),
	/** When it was complete, ISO 8601: everything acknowledged before is in it. */
	taken_at: z.iso.datetime(),
	/** The major version of PostgreSQL that reads it. */
	postgres: z.string()
});
export type BackupRecord = z.infer<typeof record>;

/** What a backup says about itself. Throws a StartError when the folder is none. */
export function readRecord(folder: string): BackupRecord {
	try {
		return record.parse(JSON.parse(readFileSync(join(folder, RECORD), 'utf8')));
	} catch (cause) {
		throw new StartError(`${folder} is no complete backup: name a folder that "npm run backup" filled.`, { cause });
	}
}
