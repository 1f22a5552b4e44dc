import type { Frame } from '#lib/ui/frames.ts';
import { createLine } from '#lib/ui/line.ts';
import { earlier, type Since } from '#lib/ui/since.ts';

type Hears = {
	readonly frame: (frame: Frame) => void;
	readonly stands: (stands: boolean) => void;
	/** What this window wants to hear from now on; nothing while nobody looks at it. */
	readonly wants: () => Since;
};
/** What the windows of a browser tell each other: what one wants, what the line said, how it stands, and who asks for what all want. */
type Told =
	| { readonly kind: 'wants'; readonly window: string; readonly since: Since }
	| { readonly kind: 'frame'; readonly frame: Frame }
	| { readonly kind: 'stands'; readonly stands: boolean }
	| { readonly kind: 'who' };

const NAME = 'common-ground live';
/** The window with the line says how it stands at each sign of life and each failure: one that is silent for longer is stuck. */
const STUCK = 100_000;
/** The other windows answer within this, in milliseconds. */
const ANSWERED = 30;

/**
 * A line to the server that the windows of a browser share: a browser opens only six connections to one place, and a line takes one for
 * as long as it stands. One window has the line and tells the others what it says; when it is closed, left or stuck, the next takes it
 * over. Where windows cannot agree (an address without https), each has a line of its own.
 */
export function shareLine({ frame, stands, wants }: Hears) {
	const me = crypto.randomUUID?.() ?? String(Math.random());
	const canShare = 'BroadcastChannel' in globalThis && navigator.locks !== undefined;
	let channel: BroadcastChannel | undefined;
	/** With the line: what each window wants. */
	let all = new Map<string, Map<string, number | undefined>>();
	/** With the line: what it was opened with, and what it said last of each. */
	let held = new Map<string, number | undefined>();
	let isStanding = false;
	let release: (() => void) | undefined;
	let queued: AbortController | undefined;
	let opening: ReturnType<typeof setTimeout> | undefined;
	let stuck: ReturnType<typeof setTimeout> | undefined;

	const tell = (told: Told) => channel?.postMessage(told);
	const tellWants = () => tell({ kind: 'wants', window: me, since: wants() });
	function state(now: boolean): void {
		isStanding = now;
		tell({ kind: 'stands', stands: now });
		stands(now);
	}
	function pass(said: Frame): void {
		for (const since of [held, ...all.values()]) {
			if (!since.has(said.topic)) continue;
			// what is refused is asked for by nobody
			if (said.event === 'refused' && since !== held) since.delete(said.topic);
			else since.set(said.topic, said.event === 'refused' ? -1 : said.at);
		}
		tell({ kind: 'frame', frame: said });
		frame(said);
	}
	const line = createLine({
		frame: pass,
		alive: () => tell({ kind: 'stands', stands: true }),
		stands: state,
		ended() {
			// whoever comes next may have signed in again
			held = new Map();
			state(false);
		},
		refused: (topics) => topics.forEach((topic) => pass({ topic, event: 'refused', at: NaN, data: '{}' })),
		since: () => (held = earliest(all.values()))
	});

	/** Takes what a window wants; the line is opened anew where it does not say all of it from now on. */
	function take(window: string, since: Since): void {
		if (since.size === 0) return void all.delete(window);
		all.set(window, new Map(since));
		if (opening === undefined && !covers(held, since)) open(0);
		else if (opening === undefined) state(isStanding);
	}
	function open(after: number): void {
		clearTimeout(opening);
		opening = setTimeout(() => {
			opening = undefined;
			line.open();
		}, after);
	}

	function lead(): void {
		clearTimeout(stuck);
		all = new Map([[me, new Map(wants())]]);
		held = new Map();
		tell({ kind: 'who' });
		open(channel ? ANSWERED : 0);
	}
	function stopLeading(): void {
		clearTimeout(opening);
		opening = release = undefined;
		isStanding = false;
		line.close();
		held = new Map();
	}

	/** Waits for the line, or takes it from a window that is stuck. */
	function queue(steal = false): void {
		queued?.abort();
		const mine = (queued = new AbortController());
		const holdUntilReleased = () =>
			new Promise<void>((resolve) => {
				if (mine.signal.aborted) return resolve();
				release = resolve;
				lead();
			});
		navigator.locks.request(NAME, steal ? { steal } : { signal: mine.signal }, holdUntilReleased).catch(() => {
			// taken away, while this window was stuck: it waits like the others
			if (queued !== mine || mine.signal.aborted) return;
			stopLeading();
			stands(false);
			queue();
			listenFor();
		});
	}
	/** Without the line: looks after the window that has it. */
	function listenFor(): void {
		clearTimeout(stuck);
		if (!release) stuck = setTimeout(() => queue(true), STUCK);
	}

	function hear(told: Told): void {
		if (told.kind === 'wants') return void (release && take(told.window, told.since));
		if (release) return;
		if (told.kind === 'who') tellWants();
		else if (told.kind === 'stands') stands(told.stands);
		else frame(told.frame);
		listenFor();
	}

	function begin(): void {
		if (!canShare) {
			release = () => undefined;
			return lead();
		}
		channel = new BroadcastChannel(NAME);
		channel.onmessage = ({ data }) => hear(data);
		tellWants();
		queue();
		listenFor();
	}
	function end(): void {
		clearTimeout(stuck);
		const leave = release;
		if (leave) stopLeading();
		tell({ kind: 'wants', window: me, since: new Map() });
		queued?.abort();
		queued = undefined;
		channel?.close();
		channel = undefined;
		leave?.();
	}

	window.addEventListener('online', () => line.hurry());
	let hasBegun = false;
	return {
		/** Looks anew at what this window wants; where that is nothing, it gives back what it has. */
		look(): void {
			const since = wants();
			if (since.size === 0) {
				if (hasBegun) end();
				hasBegun = false;
			} else if (!hasBegun) {
				hasBegun = true;
				begin();
			} else if (release) {
				take(me, since);
			} else {
				tellWants();
			}
		}
	};
}

/** Of each topic the earliest moment that somebody asks for it from. */
function earliest(all: Iterable<Since>): Map<string, number | undefined> {
	const found = new Map<string, number | undefined>();
	for (const [topic, since] of [...all].flatMap((one) => [...one])) found.set(topic, earlier(found.get(topic), since));
	return found;
}

/** Whether a line that has said so much says all that is asked for from now on. */
const covers = (held: Since, asked: Since): boolean =>
	[...asked].every(([topic, since = Infinity]) => held.has(topic) && since >= (held.get(topic) ?? 0));
