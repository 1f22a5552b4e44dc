import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A server in a process of its own. */
export type Server = {
	readonly origin: string;
	/** From the start of the process to its first good answer, in milliseconds. */
	readonly startedIn: number;
	readonly pid: number;
	stop(): Promise<void>;
};

type Command = {
	readonly script: string;
	readonly cwd: string;
	readonly port: number;
	readonly environment: Record<string, string>;
	/** Answers 200 when the server is ready. */
	readonly probe: string;
};

const PATIENCE = 90_000;

/** Starts a script with this Node and waits until it answers. */
export async function start({ script, cwd, port, environment, probe }: Command): Promise<Server> {
	const origin = `http://127.0.0.1:${port}`;
	const began = performance.now();
	const child = spawn(process.execPath, [script], {
		cwd,
		env: {
			...process.env,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: String(port),
			ORIGIN: origin,
			...environment
		},
		stdio: ['ignore', 'ignore', 'inherit']
	});
	while (!(await answers(origin + probe))) {
		if (child.exitCode !== null) throw new Error(`${script} ended before it answered`);
		if (performance.now() - began > PATIENCE) {
			child.kill('SIGKILL');
			throw new Error(`${script} did not answer within ${PATIENCE / 1000} seconds`);
		}
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	return {
		origin,
		startedIn: performance.now() - began,
		pid: child.pid ?? 0,
		stop: () => stop(child)
	};
}

function answers(url: string): Promise<boolean> {
	return fetch(url).then(
		async (response) => {
			await response.arrayBuffer();
			return response.ok;
		},
		() => false
	);
}

function stop(child: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		if (child.exitCode !== null) return resolve();
		child.once('exit', () => resolve());
		child.kill('SIGTERM');
	});
}

/** Proportional set size of a process and of everything it started, in MB; undefined where the system does not say. */
export function memoryOf(root: number): number | undefined {
	const kilobytes = familyOf(root).map((pid) => field(pid, 'smaps_rollup', /^Pss:\s+(\d+)/m));
	return kilobytes.length ? kilobytes.reduce((sum, share) => sum + share, 0) / 1024 : undefined;
}

/** Processor time that these processes and everything they started have used, in milliseconds; 0 where the system does not say. */
export function processorTimeOf(roots: readonly number[]): number {
	// user and system time of the process and of its ended children, in ticks of 10 ms: the 14th to 17th field
	const ticks = /\) (?:\S+ ){11}(\d+ \d+ \d+ \d+)/;
	const used = (pid: number) =>
		(ticks.exec(contentOf(pid, 'stat'))?.[1] ?? '0').split(' ').reduce((sum, part) => sum + 10 * Number(part), 0);
	return roots.flatMap(familyOf).reduce((sum, pid) => sum + used(pid), 0);
}

function familyOf(root: number): number[] {
	const pids = existsSync('/proc/self/stat') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
	const parents = new Map(pids.map((pid) => [Number(pid), field(Number(pid), 'status', /^PPid:\s+(\d+)/m)]));
	const below = (pid: number): number[] =>
		[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
	return parents.has(root) ? [root, ...below(root)] : [];
}

function field(pid: number, file: string, pattern: RegExp): number {
	return Number(pattern.exec(contentOf(pid, file))?.[1] ?? 0);
}

function contentOf(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		// it ended meanwhile
		return '';
	}
}
