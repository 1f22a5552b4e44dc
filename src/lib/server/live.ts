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
 * One message in the format of server-sent events (WHATWG HTML, 9.2), with a field of ours for the topic: of each topic a reader knows
 * what it heard last. `wait`: see `waitOf`.
 */
export function frameOf(topic: string, message: LiveMessage | null, wait = 0): string {
	const waits = wait > 0 && { wait: Math.round(wait) };
	const data = JSON.stringify({ ...Object(message?.payload), ...waits });
	// who reads again now has missed nothing from now on
	const id = message?.id ?? String(Date.now());
	return `id: ${id}\ntopic: ${inLine(topic)}\nevent: ${inLine(message?.event ?? 'resync')}\ndata: ${data}\n\n`;
}

/** What tells a reader that it may not hear one of the topics it asked for, while it hears the others. */
const refusalOf = (topic: string) => `topic: ${inLine(topic)}\nevent: refused\ndata: {}\n\n`;

const inLine = (text: string) => text.replace(/[\r\n]/g, ' ');

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
 * How long one of so many readers waits before it reads its page again, in milliseconds. It travels with the message, which never
 * waits itself: what says all there is to say is shown at once.
 */
export const waitOf = (readers: number): number =>
	readers <= READ_AGAIN ? 0 : (Math.random() * readers * 1000) / READ_AGAIN;

/** Who asks for what is said on one or more topics, of each from when on. */
type Asked = Pick<LiveRequest, 'claims' | 'token'> & { readonly topics: ReadonlyMap<string, LiveRequest['since']> };

/**
 * The stream of topics for one reader, or null when this person may listen to none of them; where it is some, the reader is told which
 * not. `dress` is what a message becomes before anybody hears it.
 */
export async function streamOf(
	relay: Relay,
	{ topics, ...asked }: Asked,
	dress: (message: LiveMessage) => LiveMessage = (message) => message
): Promise<ReadableStream<Uint8Array> | null> {
	const encoder = new TextEncoder();
	const early: string[] = [': here\n\n'];
	let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
	const leaves: (() => void)[] = [];
	const timers: NodeJS.Timeout[] = [];
	let hasEnded = false;

	function end(): void {
		hasEnded = true;
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

	for (const [topic, since] of topics) {
		const one = settle((message) => write(frameOf(topic, message, waitOf(relay.listeners(topic)))));
		settled.push(one);
		const onMessage = (message: LiveMessage | null) => one.take(message && dress(message));
		const leave = await relay.open({ ...asked, topic, since, onMessage, onEnd: end }).catch((failure: unknown) => {
			// nobody reads the topics before it
			end();
			throw failure;
		});
		if (leave) leaves.push(leave);
		else write(refusalOf(topic));
		if (hasEnded) break;
	}
	if (leaves.length === 0 && !hasEnded) {
		end();
		return null;
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
				// the line of one topic broke while the others were opened: who listens asks for all of them again
				if (hasEnded) end();
			},
			cancel: end
		},
		// counts bytes; without it the backlog would count messages
		new ByteLengthQueuingStrategy({ highWaterMark: 65_536 })
	);
}
