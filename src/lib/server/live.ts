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
/** So many readers a second read their page again: of a thousand not all ask in the same moment. */
const READ_AGAIN = 60;

/**
 * One message in the format of server-sent events (WHATWG HTML, 9.2). `wait`: see `waitOf`. `staysBehind`: something older has still to
 * be sent, so a line that breaks now goes on from what was heard before.
 */
export function frameOf(message: LiveMessage | null, { wait = 0, staysBehind = false } = {}): string {
	const waits = wait > 0 && { wait: Math.round(wait) };
	// who reads again now has missed nothing from now on
	if (message === null) return `id: ${Date.now()}\nevent: resync\ndata: ${JSON.stringify({ ...waits })}\n\n`;
	const event = message.event.replace(/[\r\n]/g, ' ');
	const data = JSON.stringify({ ...Object(message.payload), ...waits });
	return `${staysBehind ? '' : `id: ${message.id}\n`}event: ${event}\ndata: ${data}\n\n`;
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
	return { take, end: () => clearTimeout(timer), isBehind: () => waiting.length > 0 };
}

/**
 * How long one of so many readers waits before it reads its page again, in milliseconds. It travels with the message, which never
 * waits itself: what says all there is to say is shown at once.
 */
export const waitOf = (readers: number): number =>
	readers <= READ_AGAIN ? 0 : (Math.random() * readers * 1000) / READ_AGAIN;

/** Who asks for what is said on one or more topics. */
type Asked = Pick<LiveRequest, 'claims' | 'token' | 'since'> & { readonly topics: readonly string[] };

/**
 * The stream of topics for one reader, or null when this person may not listen to one of them. `dress` is what a message becomes before
 * anybody hears it.
 */
export async function streamOf(
	relay: Relay,
	{ topics, ...asked }: Asked,
	dress: (message: LiveMessage) => LiveMessage = (message) => message
): Promise<ReadableStream<Uint8Array> | null> {
	const encoder = new TextEncoder();
	const early: string[] = ['retry: 2000\n\n'];
	let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
	const leaves: (() => void)[] = [];
	const timers: NodeJS.Timeout[] = [];

	function end(): void {
		timers.forEach(clearTimeout);
		settled.forEach((one) => one.end());
		leaves.splice(0).forEach((leave) => leave());
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
	const settled: ReturnType<typeof settle>[] = [];

	for (const topic of topics) {
		const one = settle((message) => {
			const staysBehind = settled.some((other) => other.isBehind());
			write(frameOf(message, { wait: waitOf(relay.listeners(topic)), staysBehind }));
		});
		settled.push(one);
		const onMessage = (message: LiveMessage | null) => one.take(message && dress(message));
		const leave = await relay.open({ ...asked, topic, onMessage, onEnd: end }).catch((failure: unknown) => {
			// nobody reads the topics before it
			end();
			throw failure;
		});
		if (!leave) {
			end();
			return null;
		}
		leaves.push(leave);
	}
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
