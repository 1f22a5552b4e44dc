import {
	chmodSync,
	closeSync,
	copyFileSync,
	fsyncSync,
	lstatSync,
	mkdirSync,
	openSync,
	readdirSync,
	readlinkSync,
	symlinkSync
} from 'node:fs';
import { join } from 'node:path';
import { handOver, type Account } from '#lib/server/backend/account.ts';
import { codeOf } from '#lib/server/start-error.ts';

export interface CopyOptions {
	/** Whether a file or folder is copied, by its path below the first folder; default everything. */
	takes?(path: string): boolean;
	/** Who the copies belong to; null: us. */
	account?: Account | null;
}

function toDisk(path: string): void {
	const handle = openSync(path, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

/** Copies one file, readable by its owner only; it is on the disk when this returns. */
export function copyFile(from: string, to: string, account: Account | null = null): void {
	copyFileSync(from, to);
	chmodSync(to, 0o600);
	toDisk(to);
	handOver(to, account);
}

/** Copies a folder, each file as it is at its moment; what vanishes meanwhile is left out. */
export function copyFolder(from: string, to: string, { takes = () => true, account = null }: CopyOptions = {}): void {
	const copyBelow = (below: string) => {
		mkdirSync(join(to, below), { mode: 0o700 });
		handOver(join(to, below), account);
		for (const name of readdirSync(join(from, below))) {
			const path = join(below, name);
			if (takes(path)) copyEntry(path);
		}
		toDisk(join(to, below));
	};
	const copyEntry = (path: string) => {
		try {
			const found = lstatSync(join(from, path));
			if (found.isDirectory()) copyBelow(path);
			else if (found.isSymbolicLink()) symlinkSync(readlinkSync(join(from, path)), join(to, path));
			else if (found.isFile()) copyFile(join(from, path), join(to, path), account);
		} catch (failure) {
			if (codeOf(failure) !== 'ENOENT') throw failure;
		}
	};
	copyBelow('');
}
