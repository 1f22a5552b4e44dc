import type { Pool } from 'pg';
import { follow } from './asking.ts';

/** What fifty people who have the board open hear while cards move; times in milliseconds. */
export type Watched = {
	readonly watchers: number;
	readonly moves: number;
	/** The most messages one of them got in any second. */
	readonly mostPerSecond: number;
	/** From a move's answer until the watchers, all of them, heard of it. */
	readonly p50: number;
	readonly p95: number;
	readonly worst: number;
	/** Moves that some watcher never heard of. */
	readonly missed: number;
};

type Target = {
	readonly origin: string;
	/** Of the people who watch; the first one moves the cards and must be a leader. */
	readonly cookies: readonly string[];
	readonly owner: Pool;
	readonly moves: number;
};

type Heard = { readonly card: number; readonly column: string; readonly at: number };
type Watcher = { readonly heard: Heard[]; readonly arrivals: number[]; readonly close: () => void };

/** A quarter of a second between moves: four fall into every second that has one message. */
const PAUSE = 250;
const SETTLES = 2500;

/** Fifty streams of the board, and one leader who opens ballots on due cards, one after the other. */
export async function watch({ origin, cookies, owner, moves }: Target): Promise<Watched> {
	const watchers = await Promise.all(cookies.map((cookie) => open(origin, cookie)));
	const due = await owner.query<{ id: number }>(
		`select id::int from public.experiments where ended_as is null and deciding_since is null and started_at is not null
			and ends_on < private.today() order by id limit $1`,
		[moves]
	);
	const made: Heard[] = [];
	for (const { id } of due.rows) {
		if (await move(origin, cookies[0] ?? '', id)) made.push({ card: id, column: 'deciding', at: performance.now() });
		await pause(PAUSE);
	}
	await pause(SETTLES);
	for (const watcher of watchers) watcher.close();
	const delays = made.flatMap(({ card, at }) =>
		watchers.map(({ heard }) => (heard.find((one) => one.card === card)?.at ?? Infinity) - at)
	);
	const known = delays
		.filter(Number.isFinite)
		.map((delay) => Math.max(0, delay))
		.toSorted((one, other) => one - other);
	const at = (share: number) => known[Math.min(known.length - 1, Math.floor(known.length * share))] ?? 0;
	return {
		watchers: watchers.length,
		moves: made.length,
		mostPerSecond: Math.max(...watchers.map(({ arrivals }) => densest(arrivals))),
		...{ p50: at(0.5), p95: at(0.95), worst: at(1) },
		missed: delays.length - known.length
	};
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// a message that leaves a second after the one before may arrive a few milliseconds less than that after it
const SECOND = 950;
const densest = (arrivals: readonly number[]) =>
	Math.max(0, ...arrivals.map((from) => arrivals.filter((at) => at >= from && at < from + SECOND).length));

async function open(origin: string, cookie: string): Promise<Watcher> {
	const ending = new AbortController();
	const stream = await follow(`${origin}/api/live/board`, cookie, ending.signal);
	const heard: Heard[] = [];
	const arrivals: number[] = [];
	void listen(stream, (payload) => {
		const at = performance.now();
		arrivals.push(at);
		const { before } = Object(payload);
		for (const one of [...(Array.isArray(before) ? before : []), payload]) {
			const { card, column } = Object(one);
			if (column === 'deciding') heard.push({ card: Number(card), column, at });
		}
	});
	return { heard, arrivals, close: () => ending.abort() };
}

/** Reads a stream of server-sent events and hands on what `changed` says, and that the page is to be read again, until it ends or is aborted. */
export async function listen(
	body: AsyncIterable<Uint8Array>,
	take: (payload: unknown) => void,
	readAgain: () => void = () => {}
): Promise<void> {
	const decoder = new TextDecoder();
	let text = '';
	try {
		for await (const part of body) {
			const frames = (text + decoder.decode(part, { stream: true })).split('\n\n');
			text = frames.pop() ?? '';
			for (const frame of frames) {
				const [head = '', said = ''] = frame.split('\ndata: ', 2);
				if (head.endsWith('event: resync')) readAgain();
				if (head.endsWith('event: changed')) take(understood(said));
			}
		}
	} catch (failure) {
		// it was ended, or the app ended it: then what it misses is counted
		if (!(failure instanceof Error && failure.message === 'aborted')) throw failure;
	}
}

let last: { readonly said: string; readonly payload: unknown } = { said: '', payload: null };

/** What everybody is told at once is read once: the load runs on the machine it measures. Only how long to wait is each one's own. */
function understood(text: string): unknown {
	const said = text.replace(/,"wait":\d+\}$/, '}');
	if (said !== last.said) last = { said, payload: JSON.parse(said) };
	return last.payload;
}

async function move(origin: string, cookie: string, card: number): Promise<boolean> {
	const response = await fetch(`${origin}/board?/move`, {
		method: 'POST',
		headers: {
			...{ origin, cookie, accept: 'application/json', 'x-sveltekit-action': 'true' },
			'content-type': 'application/x-www-form-urlencoded'
		},
		body: `card=${card}&column=deciding`,
		redirect: 'manual'
	});
	return (await response.text()).includes('"type":"redirect"');
}
