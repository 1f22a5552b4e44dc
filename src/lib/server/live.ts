import type { LiveMessage, LiveRequest, Relay } from '#lib/server/backend/relay.ts';
import { inPortions, settle, type Told } from '#lib/server/settle.ts';

/** A reader this many bytes behind is let go, and comes back by itself. */
const MOST_BEHIND = 1_000_000;
const BEAT = 20_000;
/** The right to listen is asked for again this often, in milliseconds. */
const LONGEST = 10 * 60_000;
/** So many readers a second read their page again: of a thousand not all ask in the same moment. */
const READ_AGAIN = 60;

// what goes to a thousand readers is written once
const written = new WeakMap<LiveMessage, string>();

function fieldsOf(message: LiveMessage): string {
	const known = written.get(message);
	if (known !== undefined) return known;
	const fields = JSON.stringify({ ...Object(message.payload) }).slice(1, -1);
	written.set(message, fields);
	return fields;
}

type Head = { readonly bytes: Uint8Array; readonly isBare: boolean };
const encoder = new TextEncoder();
const BEATS = encoder.encode(': beat\n\n');
const heads = new WeakMap<Told, Head>();

/** An event up to where its wait stands; it is the same for everybody. */
function headOf(topic: string, told: Told | null): Head {
	const known = told && heads.get(told);
	if (known) return known;
	const last = told?.messages.at(-1);
	const before = told?.messages.slice(0, -1).map((one) => `{${fieldsOf(one)}}`) ?? [];
	const fields = [last ? fieldsOf(last) : '', before.length > 0 ? `"before":[${before.join(',')}]` : ''].filter(
		Boolean
	);
	// who reads again now has missed nothing from now on
	const id = told?.id ?? String(Date.now());
	const text = `id: ${id}\ntopic: ${inLine(topic)}\nevent: ${inLine(last?.event ?? 'resync')}\ndata: {${fields.join(',')}`;
	const head = { bytes: encoder.encode(text), isBare: fields.length === 0 };
	if (told) heads.set(told, head);
	return head;
}

/**
 * What is told at once as one event in the format of server-sent events (WHATWG HTML, 9.2), with a field of ours for the topic: of each
 * topic a reader knows what it heard last. It is the last message, with the others as `before`; null says to read again. `wait`: see
 * `waitOf`.
 */
export function frameOf(topic: string, told: Told | null, wait = 0): Uint8Array {
	const { bytes, isBare } = headOf(topic, told);
	const said = wait > 0 ? `${isBare ? '' : ','}"wait":${Math.round(wait)}` : '';
	const tail = encoder.encode(`${said}}\n\n`);
	const frame = new Uint8Array(bytes.length + tail.length);
	frame.set(bytes);
	frame.set(tail, bytes.length);
	return frame;
}

/** What tells a reader that it may not hear one of the topics it asked for, while it hears the others. */
const refusalOf = (topic: string) => `topic: ${inLine(topic)}\nevent: refused\ndata: {}\n\n`;

const inLine = (text: string) => text.replace(/[\r\n]/g, ' ');

/**
 * How long one of so many readers waits before it reads its page again, in milliseconds. It travels with the message, which never
 * waits itself: what says all there is to say is shown at once.
 */
export const waitOf = (readers: number): number =>
	readers <= READ_AGAIN ? 0 : (Math.random() * readers * 1000) / READ_AGAIN;

/** Who asks for what is said on one or more topics, of each from when on. */
type Asked = Pick<LiveRequest, 'claims' | 'token'> & { readonly topics: ReadonlyMap<string, LiveRequest['since']> };

type Tell = (told: Told | null) => void;

/** Those who are told the same of a topic, at the same moments: what is said is put together once, however many they are. */
type Crowd = {
	/** `heard`: the number of the last message that this reader knows already. */
	readonly join: (tell: Tell, heard: number) => () => void;
	/** Takes a message, of all who are given it from the first; what nobody may have heard goes to each by itself. */
	readonly take: (message: LiveMessage) => void;
};

function crowdOf(dress: (message: LiveMessage) => LiveMessage, onEmpty: () => void): Crowd {
	const readers = new Map<Tell, number>();
	let last: LiveMessage | undefined;
	const settled = settle((told) => {
		for (const [tell, heard] of readers) {
			const news = told && newsIn(told, heard);
			if (news !== undefined) tell(news);
		}
	});
	return {
		join(tell, heard) {
			readers.set(tell, Math.max(heard, Number(last?.id ?? 0)));
			return () => {
				readers.delete(tell);
				if (readers.size > 0) return;
				settled.end();
				onEmpty();
			};
		},
		take(message) {
			if (message === last) return;
			last = message;
			settled.take(dress(message));
		}
	};
}

/** What a reader does not know yet of what is told at once; undefined where it knows all of it. */
function newsIn(told: Told, heard: number): Told | undefined {
	const isNew = ({ id }: LiveMessage) => Number(id) > heard;
	if (told.messages.every(isNew)) return told;
	const messages = told.messages.filter(isNew);
	// its line goes on from here, not from before what it knew when it came
	return messages.length > 0 ? { id: String(Math.max(Number(told.id), heard)), messages } : undefined;
}

const crowds = new WeakMap<Relay, Map<string, Crowd>>();

/** The crowd of a topic, where its relay gives all who listen the same messages; else each reader is one. */
function findCrowd(relay: Relay, topic: string, dress: (message: LiveMessage) => LiveMessage): Crowd {
	if (!relay.isShared) return crowdOf(dress, () => {});
	const ofRelay = crowds.get(relay) ?? new Map<string, Crowd>();
	crowds.set(relay, ofRelay);
	const crowd = ofRelay.get(topic) ?? crowdOf(dress, () => void ofRelay.delete(topic));
	ofRelay.set(topic, crowd);
	return crowd;
}

/**
 * The stream of topics for one reader, or null when this person may listen to none of them; where it is some, the reader is told which
 * not. `dress` is what a message becomes before anybody hears it.
 */
export async function streamOf(
	relay: Relay,
	{ topics, ...asked }: Asked,
	dress: (message: LiveMessage) => LiveMessage = (message) => message
): Promise<ReadableStream<Uint8Array> | null> {
	const early: Uint8Array[] = [encoder.encode(': here\n\n')];
	let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
	const leaves: (() => void)[] = [];
	const timers: NodeJS.Timeout[] = [];
	let hasEnded = false;

	function end(): void {
		hasEnded = true;
		timers.forEach(clearTimeout);
		leaves.splice(0).forEach((leave) => leave());
		try {
			controller?.close();
		} catch {
			// the reader was faster
		}
	}
	function write(frame: Uint8Array): void {
		if (!controller) return void early.push(frame);
		try {
			controller.enqueue(frame);
			if ((controller.desiredSize ?? 0) < -MOST_BEHIND) end();
		} catch {
			end();
		}
	}
	for (const [topic, since] of topics) {
		const tell: Tell = (told) => write(frameOf(topic, told, waitOf(relay.listeners(topic))));
		const missed: (LiveMessage | null)[] = [];
		let crowd: Crowd | null = null;
		const onMessage = (message: LiveMessage | null) => {
			if (!crowd) missed.push(message && dress(message));
			else if (message) crowd.take(message);
			// each by itself: a second gap is not the first one heard again
			else tell(null);
		};
		const leave = await relay.open({ ...asked, topic, since, onMessage, onEnd: end }).catch((failure: unknown) => {
			// nobody reads the topics before it
			end();
			throw failure;
		});
		if (leave && !hasEnded) {
			inPortions(missed).forEach(tell);
			crowd = findCrowd(relay, topic, dress);
			leaves.push(crowd.join(tell, Number(missed.at(-1)?.id ?? 0)));
		}
		if (leave) leaves.push(leave);
		else write(encoder.encode(refusalOf(topic)));
		if (hasEnded) break;
	}
	if (leaves.length === 0 && !hasEnded) {
		end();
		return null;
	}
	timers.push(
		setInterval(() => write(BEATS), BEAT),
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
