import { Agent, get, request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

/** What today's browsers take. */
export const PACKED = { 'accept-encoding': 'gzip, deflate, br, zstd' };

/** An answer as it came, not unpacked. */
export type Answered = { readonly status: number; readonly body: Buffer };

/**
 * Asks as a crowd's devices do, over connections that stay open. By the plain client of Node and without unpacking: the
 * load runs on the machine it measures, and `fetch` took as much processor time for a request as the app for its answer.
 */
export function asker(origin: string) {
	const agent = new Agent({ keepAlive: true });
	const { hostname, port } = new URL(origin);
	return (path: string, headers: OutgoingHttpHeaders, body?: string) =>
		new Promise<Answered>((resolve, reject) => {
			const asked = request(
				{ agent, hostname, port, path, method: body === undefined ? 'GET' : 'POST', headers },
				(answer) => {
					const parts: Buffer[] = [];
					answer.on('data', (part: Buffer) => parts.push(part));
					answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts) }));
					answer.on('error', reject);
				}
			);
			asked.on('error', reject);
			asked.end(body);
		});
}

/** Opens a stream that lasts until `signal`, as a browser that listens does; by the plain client too, for the same reason. */
export function follow(url: string, cookie: string, signal: AbortSignal): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		const asked = get(url, { headers: { cookie }, signal }, (answer) => {
			if (answer.statusCode === 200) return resolve(answer);
			reject(new Error(`a watcher was answered ${answer.statusCode}`));
		});
		asked.on('error', reject);
	});
}
