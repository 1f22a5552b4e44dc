import { chownSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from '#lib/server/start-error.ts';

/** The unprivileged account a PostgreSQL started by root runs as. */
export interface Account {
	name: string;
	uid: number;
	gid: number;
}

const PREFERRED = ['common-ground', 'postgres', 'nobody'];

/** Null unless we run as root, which PostgreSQL refuses: then the first of the accounts that exists here. */
export function accountForPostgres(): Account | null {
	if (process.getuid?.() !== 0) return null;
	const known = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'));
	for (const name of PREFERRED) {
		const [, , uid, gid] = known.find(([user]) => user === name) ?? [];
		if (uid && gid && Number(uid) !== 0) return { name, uid: Number(uid), gid: Number(gid) };
	}
	throw new StartError(
		'PostgreSQL does not run as root and there is no unprivileged account: add one with "useradd --system common-ground", or start the app as another user.'
	);
}

/** Whether the account may enter every folder on the way to `path` and the folder itself. */
export function canEnter(path: string, { uid, gid }: Account): boolean {
	for (let folder = path; ; folder = dirname(folder)) {
		const { mode, uid: owner, gid: group } = statSync(folder);
		const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
		if ((mode & bit) === 0) return false;
		if (folder === dirname(folder)) return true;
	}
}

/** Hands a folder or file to the account; nothing to do when we are not root. */
export function handOver(path: string, account: Account | null): void {
	if (account) chownSync(path, account.uid, account.gid);
}
