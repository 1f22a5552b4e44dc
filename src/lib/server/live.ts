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

/** One message in the format of server-sent events (WHATWG HTML, 9.2). */
export function frameOf(message: LiveMessage | null): string {
	if (message === null) return 'event: resync\ndata: {}\n\n';
	const event = message.event.replace(/[\r\n]/g, ' ');
	return `id: ${message.id}\nevent: ${event}\ndata: ${JSON.stringify(message.payload)}\n\n`;
}

/**
 * Lets the first `changed` of a second through at once, and those that follow as one at its end: the last of them, which
 * carries the payloads of the others as `before`, oldest first. Of more than a reader would follow, it says to read
 * again. Everything else passes as it comes.
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
			waiting.push(message);
			return;
		}
		pass(message);
		timer = setTimeout(open, SETTLE);
	}
	return { take, end: () => clearTimeout(timer) };
}

/** The stream of a topic for one reader, or null when this person may not listen. */
export async function streamOf(
	relay: Relay,
	asked: Pick<LiveRequest, 'topic' | 'claims' | 'token' | 'lastId'>
): Promise<ReadableStream<Uint8Array> | null> {
	const encoder = new TextEncoder();
	const early: string[] = ['retry: 2000\n\n'];
	let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
	let leave: (() => void) | null = null;
	const timers: NodeJS.Timeout[] = [];

	function end(): void {
		timers.forEach(clearTimeout);
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

	leave = await relay.open({ ...asked, onMessage: settled.take, onEnd: end });
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
