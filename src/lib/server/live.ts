import type { LiveMessage, LiveRequest, Relay } from '#lib/server/backend/relay.ts';

/** A reader this many bytes behind is let go, and comes back by itself. */
const MOST_BEHIND = 1_000_000;
const BEAT = 20_000;
/** The right to listen is asked for again this often, in milliseconds. */
const LONGEST = 10 * 60_000;
/** Of messages that only say that something changed, one a second is enough for anybody. */
const SETTLE = 1000;
/** So many of a second travel together; the others follow a second later, where they can wait. */
const MOST_AT_ONCE = 50;
/** So many readers a second read their page again: of a thousand not all ask in the same moment. */
const READ_AGAIN = 60;

/** What is said at once on a topic, oldest first; `id`: of the last of those before which nothing is still to be said. */
export type Told = { readonly id: string; readonly messages: readonly LiveMessage[] };

// what goes to a thousand readers is written once
const written = new WeakMap<LiveMessage, string>();

function fieldsOf(message: LiveMessage): string {
	const known = written.get(message);
	if (known !== undefined) return known;
	const fields = JSON.stringify({ ...Object(message.payload) }).slice(1, -1);
	written.set(message, fields);
	return fields;
}

/**
 * What is told at once as one event in the format of server-sent events (WHATWG HTML, 9.2), with a field of ours for the topic: of each
 * topic a reader knows what it heard last. It is the last message, with the others as `before`; null says to read again. `wait`: see
 * `waitOf`.
 */
export function frameOf(topic: string, told: Told | null, wait = 0): string {
	const last = told?.messages.at(-1);
	const before = told?.messages.slice(0, -1).map((one) => `{${fieldsOf(one)}}`) ?? [];
	const fields = [
		last ? fieldsOf(last) : '',
		before.length > 0 ? `"before":[${before.join(',')}]` : '',
		wait > 0 ? `"wait":${Math.round(wait)}` : ''
	];
	const data = `{${fields.filter(Boolean).join(',')}}`;
	// who reads again now has missed nothing from now on
	const id = told?.id ?? String(Date.now());
	return `id: ${id}\ntopic: ${inLine(topic)}\nevent: ${inLine(last?.event ?? 'resync')}\ndata: ${data}\n\n`;
}

/** What tells a reader that it may not hear one of the topics it asked for, while it hears the others. */
const refusalOf = (topic: string) => `topic: ${inLine(topic)}\nevent: refused\ndata: {}\n\n`;

const inLine = (text: string) => text.replace(/[\r\n]/g, ' ');

/**
 * Lets the first `changed` of a second through at once, and those that follow together at its end; of those with the same `key` only the
 * last. Where they are more than travel together, the oldest go, and with them the newest, which knows what all of them count; the others
 * follow a second later. Only of too many without a key, which nothing replaces, it says to read again. Everything else passes as it
 * comes.
 */
export function settle(pass: (told: Told | null) => void) {
	let timer: NodeJS.Timeout | undefined;
	// by its key, or by itself
	const waiting = new Map<unknown, LiveMessage>();
	let newest: LiveMessage | undefined;
	let withoutKey = 0;
	function open(): void {
		timer = undefined;
		if (!newest || waiting.size === 0) return;
		timer = setTimeout(open, SETTLE);
		if (withoutKey > MOST_AT_ONCE) {
			waiting.clear();
			withoutKey = 0;
			return pass(null);
		}
		const messages = [...waiting.entries().take(MOST_AT_ONCE)].map(([key, message]) => {
			waiting.delete(key);
			if (key === message) withoutKey -= 1;
			return message;
		});
		// a line that breaks goes on after these: what follows them is still to come
		const { id } = messages.at(-1) ?? newest;
		pass({ id, messages: waiting.size > 0 ? [...messages, newest] : messages });
	}
	function take(message: LiveMessage | null): void {
		if (message?.event !== 'changed') return pass(message && { id: message.id, messages: [message] });
		if (!timer) {
			pass({ id: message.id, messages: [message] });
			timer = setTimeout(open, SETTLE);
			return;
		}
		const { key = message } = Object(message.payload);
		if (key === message) withoutKey += 1;
		waiting.delete(key);
		waiting.set(key, message);
		newest = message;
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
		const one = settle((told) => write(frameOf(topic, told, waitOf(relay.listeners(topic)))));
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
