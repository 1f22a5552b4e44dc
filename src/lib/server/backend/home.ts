import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { messageOf, StartError } from '#lib/server/start-error.ts';
import { accountForPostgres, canEnter, handOver, type Account } from './account.ts';

const SHELTER = '/var/lib/common-ground';

/** Where one embedded backend keeps everything it has. */
export interface Home {
	/** Secrets, lock, database and log: this folder is what a backup copies. */
	folder: string;
	/** Who PostgreSQL runs as; null when it is ourselves. */
	account: Account | null;
	/** Where binaries go that the account cannot reach in the project. */
	shelter: string;
	/** A sentence for the log when the folder is not the one that was asked for. */
	notice: string | null;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

function nearestExisting(path: string): string {
	let folder = path;
	while (!existsSync(folder)) folder = dirname(folder);
	return folder;
}

// step by step: Node's own recursion never ends where the system makes no folders, such as /proc
function makeWay(folder: string, mode: number): void {
	if (existsSync(folder)) return;
	makeWay(dirname(folder), 0o755);
	mkdirSync(folder, { mode });
}

function makeFolder(folder: string, mode: number): void {
	try {
		makeWay(folder, mode);
		chmodSync(folder, mode);
		accessSync(folder, constants.W_OK);
	} catch (cause) {
		throw new StartError(
			`The folder ${folder} cannot be written (${messageOf(cause)}): make it writable, or choose another one with DATA_DIR.`,
			{ cause }
		);
	}
}

/** Where the data of `dataDir` is kept; makes nothing. */
export function homeOf(dataDir: string, shelter: string = SHELTER): Home {
	const account = accountForPostgres();
	if (!account) return { folder: dataDir, account, shelter, notice: null };
	const parent = nearestExisting(dirname(dataDir));
	if (!statSync(parent).isDirectory()) {
		throw new StartError(
			`The folder ${dataDir} cannot be made, ${parent} is a file: choose another one with DATA_DIR.`
		);
	}
	if (canEnter(parent, account)) return { folder: dataDir, account, shelter, notice: null };
	const folder = join(shelter, `${basename(dataDir)}-${digest(dataDir)}`);
	const notice = `The account "${account.name}", which PostgreSQL runs as, cannot enter ${dirname(dataDir)}: the data is in ${folder}.`;
	return { folder, account, shelter, notice };
}

/**
 * Makes the data folder ready. As root the database runs as an unprivileged account; when that account cannot enter
 * the folder (a home of mode 700), everything lives below /var/lib/common-ground instead and `notice` says so.
 */
export function openHome(dataDir: string, shelter: string = SHELTER): Home {
	const home = homeOf(dataDir, shelter);
	if (home.notice) makeFolder(shelter, 0o755);
	makeFolder(home.folder, home.account ? 0o711 : 0o700);
	return home;
}

/** The folder of the unix socket: in the home, or a short private one where the system's 108 bytes would not do. */
export function socketFolder({ folder, account }: Home): string {
	const inside = join(folder, 'run');
	const path = Buffer.byteLength(inside) <= 90 ? inside : join(tmpdir(), `common-ground-${digest(folder)}`);
	const owner = account?.uid ?? process.getuid?.() ?? 0;
	mkdirSync(path, { recursive: true, mode: 0o700 });
	const found = lstatSync(path);
	if (!found.isDirectory() || (found.uid !== owner && found.uid !== process.getuid?.())) {
		throw new StartError(`${path} belongs to somebody else: remove it, or choose a shorter folder with DATA_DIR.`);
	}
	chmodSync(path, 0o700);
	handOver(path, account);
	return path;
}
