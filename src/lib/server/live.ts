import type { LiveMessage, LiveRequest, Relay } from '#lib/server/backend/relay.ts';

/** A reader this many bytes behind is let go, and comes back by itself. */
const MOST_BEHIND = 1_000_000;
const BEAT = 20_000;
/** The right to listen is asked for again this often, in milliseconds. */
const LONGEST = 10 * 60_000;
/** Of messages that only say that something changed, one a second is enough for anybody. */
const SETTLE = 1000;
/** So many of a second travel together; after more, the page is read again. */
const MOST_AT_ONCE = 50;
/** So many readers a second are told to read their page again: of a thousand not all ask in the same moment. */
const READ_AGAIN = 60;

/** One message in the format of server-sent events (WHATWG HTML, 9.2). */
export function frameOf(message: LiveMessage | null): string {
	// who reads again now has missed nothing from now on
	if (message === null) return `id: ${Date.now()}\nevent: resync\ndata: {}\n\n`;
	const event = message.event.replace(/[\r\n]/g, ' ');
	return `id: ${message.id}\nevent: ${event}\ndata: ${JSON.stringify(message.payload)}\n\n`;
}

/**
 * Lets the first `changed` of a second through at once, and those that follow as one at its end: the last of them, which
 * carries the payloads of the others as `before`, oldest first; of those with the same `key` only the last. Of more than
 * a reader would follow, it says to read again. Everything else passes as it comes.
 */
export function settle(pass: (message: LiveMessage | null) => void) {
	let timer: NodeJS.Timeout | undefined;
	let waiting: LiveMessage[] = [];
	function open(): void {
		timer = undefined;
		const last = waiting.pop();
		if (!last) return;
		const before = waiting.map(({ payload }) => payload);
		waiting = [];
		if (before.length > MOST_AT_ONCE) {
			pass(null);
			timer = setTimeout(open, SETTLE);
		} else {
			take({ ...last, payload: { ...Object(last.payload), ...(before.length > 0 && { before }) } });
		}
	}
	function take(message: LiveMessage | null): void {
		if (message?.event !== 'changed') return pass(message);
		if (timer) {
			const { key } = Object(message.payload);
			if (key !== undefined) waiting = waiting.filter(({ payload }) => Object(payload).key !== key);
			waiting.push(message);
			return;
		}
		pass(message);
		timer = setTimeout(open, SETTLE);
	}
	return { take, end: () => clearTimeout(timer) };
}

/**
 * How long a message waits for one of so many readers, in milliseconds. What says all there is to say does not wait;
 * what only says that something changed makes everybody read, and waits the longer the more there are.
 */
export function waitOf(message: LiveMessage | null, readers: number): number {
	if (readers <= READ_AGAIN) return 0;
	const saysIt = message !== null && Object.keys(Object(message.payload)).some((name) => name !== 'by');
	return saysIt ? 0 : (Math.random() * readers * 1000) / READ_AGAIN;
}

/** The stream of a topic for one reader, or null when this person may not listen. */
export async function streamOf(
	relay: Relay,
	asked: Pick<LiveRequest, 'topic' | 'claims' | 'token' | 'since'>
): Promise<ReadableStream<Uint8Array> | null> {
	const encoder = new TextEncoder();
	const early: string[] = ['retry: 2000\n\n'];
	let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
	let leave: (() => void) | null = null;
	const timers: NodeJS.Timeout[] = [];
	let later: NodeJS.Timeout | undefined;
	let held: LiveMessage | null = null;

	function end(): void {
		timers.forEach(clearTimeout);
		clearTimeout(later);
		settled.end();
		leave?.();
		leave = null;
		try {
			controller?.close();
		} catch {
			// the reader was faster
		}
	}
	function write(text: string): void {
		if (!controller) return void early.push(text);
		try {
			controller.enqueue(encoder.encode(text));
			if ((controller.desiredSize ?? 0) < -MOST_BEHIND) end();
		} catch {
			end();
		}
	}
	const settled = settle((message) => write(frameOf(message)));

	function hear(message: LiveMessage | null): void {
		const wait = waitOf(message, relay.listeners(asked.topic));
		if (wait === 0) return settled.take(message);
		// one that waits already makes the reader read all of it; whose change it was is said of the last
		held = message;
		later ??= setTimeout(() => {
			later = undefined;
			settled.take(held);
		}, wait);
	}

	leave = await relay.open({ ...asked, onMessage: hear, onEnd: end });
	if (!leave) return null;
	timers.push(
		setInterval(() => write(': beat\n\n'), BEAT),
		setTimeout(end, LONGEST)
	);
	return new ReadableStream<Uint8Array>(
		{
			start(given) {
				controller = given;
				early.forEach(write);
			},
			cancel: end
		},
		// counts bytes; without it the backlog would count messages
		new ByteLengthQueuingStrategy({ highWaterMark: 65_536 })
	);
}
