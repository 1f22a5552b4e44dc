import { get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';

/** What today's browsers take. */
export const PACKED = { 'accept-encoding': 'gzip, deflate, br, zstd' };

/** An answer as it came, not unpacked. */
export type Answered = { readonly status: number; readonly body: Buffer };

type Waiting = { readonly resolve: (answer: Answered) => void; readonly reject: (failure: Error) => void };
/** A connection that stays open, for one question at a time. */
type Line = { readonly socket: Socket; waiting: Waiting | null; come: Buffer };

/**
 * Asks as a crowd's devices do, over connections that stay open. Over bare sockets and without unpacking: the load runs on the
 * machine it measures, and took a tenth of it with Node's own client.
 */
export function asker(origin: string) {
	const { host, hostname, port } = new URL(origin);
	const free: Line[] = [];

	function open(): Line {
		const socket = connect({ host: hostname, port: Number(port), noDelay: true });
		const line: Line = { socket, waiting: null, come: Buffer.alloc(0) };
		const end = (failure: Error) => {
			const place = free.indexOf(line);
			if (place >= 0) free.splice(place, 1);
			line.waiting?.reject(failure);
			line.waiting = null;
			socket.destroy();
		};
		socket.on('data', (part) => {
			line.come = line.come.length ? Buffer.concat([line.come, part]) : part;
			const answer = answerIn(line.come);
			if (!answer) return;
			line.come = Buffer.alloc(0);
			line.waiting?.resolve(answer);
			line.waiting = null;
			free.push(line);
		});
		socket.on('error', end);
		socket.on('close', () => end(new Error('the connection was closed before the answer was there')));
		return line;
	}

	return (path: string, headers: Readonly<Record<string, string>>, body?: string) =>
		new Promise<Answered>((resolve, reject) => {
			const line = free.pop() ?? open();
			line.waiting = { resolve, reject };
			const all = { host, ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) };
			const said = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
			line.socket.write(`${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\n${said.join('')}\r\n${body ?? ''}`);
		});
}

/** The answer when all of it has come, by RFC 9112: as long as it says, or in chunks. */
function answerIn(come: Buffer): Answered | null {
	const head = come.indexOf('\r\n\r\n');
	if (head < 0) return null;
	const said = come.toString('latin1', 0, head).toLowerCase();
	const status = Number(said.slice(9, 12));
	const from = head + 4;
	if (said.includes('\r\ntransfer-encoding: chunked')) {
		const body = chunksIn(come, from);
		return body && { status, body };
	}
	const length = status === 204 || status === 304 ? 0 : Number(/\r\ncontent-length: (\d+)/.exec(said)?.[1] ?? 0);
	return come.length < from + length ? null : { status, body: come.subarray(from, from + length) };
}

function chunksIn(come: Buffer, from: number): Buffer | null {
	// what has not ended needs no closer look: most pages come in several parts
	if (come.toString('latin1', come.length - 5) !== '0\r\n\r\n') return null;
	const parts: Buffer[] = [];
	for (let at = from; ;) {
		const line = come.indexOf('\r\n', at);
		const length = Number.parseInt(come.toString('latin1', at, line), 16);
		if (line < 0 || !(line + 2 + length <= come.length)) return null;
		if (length === 0) return Buffer.concat(parts);
		parts.push(come.subarray(line + 2, line + 2 + length));
		at = line + 4 + length;
	}
}

/** Opens a stream that lasts until `signal`, as a browser that listens does; by the plain client of Node, which is cheap enough for that. */
export function follow(url: string, cookie: string, signal: AbortSignal): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		const asked = get(url, { headers: { cookie }, signal }, (answer) => {
			if (answer.statusCode === 200) return resolve(answer);
			reject(new Error(`a watcher was answered ${answer.statusCode}`));
		});
		asked.on('error', reject);
	});
}
