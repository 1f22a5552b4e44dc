import { vi } from 'vitest';

type Request = { readonly name: string; readonly give: () => Promise<unknown>; readonly fail: (why: Error) => void };

/** The locks of a browser: one holder, and who waits for it. */
function someLocks() {
	let holder: Request | null = null;
	let waiting: Request[] = [];
	function next(): void {
		const one = holder ? undefined : waiting.shift();
		if (!one) return;
		holder = one;
		void one.give().finally(() => {
			if (holder !== one) return;
			holder = null;
			next();
		});
	}
	return {
		request(name: string, { signal, steal }: { signal?: AbortSignal; steal?: boolean }, give: () => Promise<unknown>) {
			return new Promise((resolve, reject) => {
				const mine: Request = { name, give: () => give().then(resolve), fail: reject };
				signal?.addEventListener('abort', () => {
					if (!waiting.includes(mine)) return;
					waiting = waiting.filter((one) => one !== mine);
					reject(new Error('aborted'));
				});
				if (steal) {
					holder?.fail(new Error('stolen'));
					holder = null;
					waiting.unshift(mine);
				} else waiting.push(mine);
				next();
			});
		}
	};
}

const channels = new Set<Channel>();
/** Hears what the other windows post, as a copy and a little later. */
class Channel {
	onmessage: ((event: { data: unknown }) => void) | null = null;
	constructor() {
		channels.add(this);
	}
	postMessage(data: unknown): void {
		const copy = structuredClone(data);
		for (const other of channels) {
			if (other !== this) queueMicrotask(() => channels.has(other) && other.onmessage?.({ data: copy }));
		}
	}
	close(): void {
		channels.delete(this);
	}
}

/** A line as it was asked for, and what the server does with it. */
export type Asked = {
	readonly address: string;
	readonly isOpen: () => boolean;
	/** Says something of a topic, at a moment: that it changed, where no other `event` is named. */
	readonly say: (topic: string, at: number, said?: { event?: string } & Record<string, unknown>) => void;
	readonly beat: () => void;
	readonly break: () => void;
};

/** A browser whose lines the test answers: `status` is what the server says to the next ones, `asked` all that were asked for. */
export function aBrowser({ canShare = true } = {}) {
	vi.useFakeTimers();
	channels.clear();
	const asked: Asked[] = [];
	const server = { status: 200 };
	vi.stubGlobal('window', { addEventListener: () => undefined });
	vi.stubGlobal('navigator', { onLine: true, ...(canShare && { locks: someLocks() }) });
	vi.stubGlobal('BroadcastChannel', Channel);
	vi.stubGlobal('fetch', async (address: string, { signal }: { signal: AbortSignal }) => {
		let isOpen = server.status === 200;
		let line: ReadableStreamDefaultController<Uint8Array> | undefined;
		const body = new ReadableStream<Uint8Array>({ start: (given) => void (line = given) });
		const write = (text: string) => isOpen && line?.enqueue(new TextEncoder().encode(text));
		const end = (why?: Error) => {
			if (!isOpen) return;
			isOpen = false;
			line?.error(why);
		};
		signal.addEventListener('abort', () => end(new Error('aborted')));
		asked.push({
			...{ address, isOpen: () => isOpen, beat: () => void write(': beat\n\n'), break: () => end(new Error('broken')) },
			say: (topic, at, { event = 'changed', ...data } = {}) =>
				void write(`id: ${at}\ntopic: ${topic}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
		});
		if (server.status !== 200) return new Response(null, { status: server.status });
		return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
	});
	return { asked, server, open: () => asked.filter((line) => line.isOpen()) };
}

/** Time passes, and all that was to be done in it is done. */
export const pass = (milliseconds = 100) => vi.advanceTimersByTimeAsync(milliseconds);
