import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartError } from '#lib/server/start-error.ts';

// The façade starts silently with its default secret, with none at all and with `env(UNSET)`, and then takes forged
// tokens: whatever is in the file is judged, not only what we generated.
const secrets = z.object({
	jwt: z
		.string()
		.min(32)
		.refine((value) => !/unsafe|change-?me|env\(/i.test(value)),
	publishable: z.string().regex(/^sb_publishable_[\w-]{20,}$/),
	secret: z.string().regex(/^sb_secret_[\w-]{30,}$/)
});

/** The keys of an embedded backend: they sign sessions and never leave the server. */
export type Secrets = z.infer<typeof secrets>;

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

/** Writes a file that only its owner reads, and is on the disk when this returns. Throws EEXIST when it is there. */
export function writePrivateFile(file: string, content: string): void {
	const handle = openSync(file, 'wx', 0o600);
	try {
		writeSync(handle, content);
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

/** Reads `secrets.json` of the data folder, generated once. Refuses weak secrets and a file that others can read. */
export function loadSecrets(dataDir: string): Secrets {
	const file = join(dataDir, 'secrets.json');
	if (!existsSync(file)) {
		const fresh: Secrets = {
			jwt: random(48),
			publishable: `sb_publishable_${random(18)}`,
			secret: `sb_secret_${random(24)}`
		};
		writePrivateFile(file, JSON.stringify(fresh, null, '\t') + '\n');
	}
	if ((statSync(file).mode & 0o077) !== 0) {
		throw new StartError(`Other users can read ${file}: run "chmod 600 ${file}" and start again.`);
	}
	const broken = `The secrets in ${file} are missing, weak or damaged: restore the file from a backup, or remove it to get new ones (everybody signs in again).`;
	try {
		return secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch (cause) {
		throw new StartError(broken, { cause });
	}
}
