import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the Supabase CLI printed. */
export interface Printed {
	stdout: string;
	stderr: string;
}

/**
 * Runs the Supabase CLI of this project against a database that is given by `--remote=<url>`, without an account.
 * `project` is the folder that holds `supabase/`; without one the CLI finds no settings. Rejects as `execFile` does.
 */
export async function supabase(args: readonly string[], project?: string): Promise<Printed> {
	// the CLI notes things below HOME and in the folder it works in: neither is to be the operator's
	const elsewhere = await mkdtemp(join(tmpdir(), 'common-ground-cli-'));
	try {
		return await run(
			fileURLToPath(new URL('../../node_modules/.bin/supabase', import.meta.url)),
			[...args, '--workdir', project ?? elsewhere],
			{
				cwd: elsewhere,
				maxBuffer: 32 * 1024 * 1024,
				env: {
					...process.env,
					HOME: elsewhere,
					PGSSLMODE: 'disable',
					SUPABASE_TELEMETRY_DISABLED: '1',
					SUPABASE_NO_UPDATE_NOTIFIER: '1'
				}
			}
		);
	} finally {
		await rm(elsewhere, { recursive: true, force: true });
	}
}
