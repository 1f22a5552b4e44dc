import type pg from 'pg';
import { z } from 'zod';
import type { Listen } from './listener.ts';
import { createRing } from './ring.ts';

/** Something that happened on a topic. */
export interface LiveMessage {
	/** When it was heard, in milliseconds by the server's clock; see `LiveRequest.since`. */
	id: string;
	topic: string;
	event: string;
	payload: unknown;
}

export interface LiveRequest {
	topic: string;
	/** Who asks: the verified claims of the access token, and the token itself. */
	claims: Record<string, unknown>;
	token: string;
	/**
	 * From when on the reader has to be told, in milliseconds: when the page was asked for, or the id of the last message
	 * before the line broke; null for what comes from now on.
	 */
	since: number | null;
	/** Called for every message, in order; `null` when some were missed and the page should be read again. */
	onMessage(message: LiveMessage | null): void;
	/** Called when the line ends from our side. */
	onEnd(): void;
}

/** Live updates, from wherever they come. */
export interface Relay {
	/** Whether all who listen to a topic are given the same messages, the very same objects, one reader after the other. */
	readonly isShared: boolean;
	/** Starts to pass messages on; resolves with the way to stop, or with null when the person may not listen. */
	open(request: LiveRequest): Promise<(() => void) | null>;
	/** How many listen now, to this topic or to any. */
	listeners(topic?: string): number;
	close(): Promise<void>;
}

const notification = z.object({
	id: z.string(),
	topic: z.string(),
	event: z.string(),
	payload: z.unknown().optional(),
	is_large: z.boolean().optional()
});

const FORGET = `delete from realtime.messages where inserted_at < now() - interval '1 hour'`;

/**
 * Whether the policies on `realtime.messages` let somebody listen to a topic: a row is written and read as that
 * person, as Supabase Realtime does it, and rolled back.
 */
export async function mayListen(pool: pg.Pool, claims: Record<string, unknown>, topic: string): Promise<boolean> {
	const client = await pool.connect();
	try {
		await client.query('begin');
		await client.query(
			`insert into realtime.messages (topic, event, private, payload) values ($1, 'probe', true, '{}')`,
			[topic]
		);
		await client.query(
			`select set_config('realtime.topic', $1, true), set_config('request.jwt.claims', $2, true),
				set_config('role', 'authenticated', true)`,
			[topic, JSON.stringify(claims)]
		);
		const { rowCount } = await client.query('select from realtime.messages where topic = $1 limit 1', [topic]);
		return (rowCount ?? 0) > 0;
	} finally {
		// the probe is never seen by anybody
		await client.query('rollback').then(
			() => client.release(),
			() => client.release(true)
		);
	}
}

/** Passes on what the database notifies about. */
export async function createRelay(pool: pg.Pool, listen: Listen): Promise<Relay> {
	const readers = new Map<string, Set<LiveRequest>>();
	const ring = createRing(1000);

	function pass(said: Omit<LiveMessage, 'id'>): void {
		const message = ring.add(said);
		for (const reader of readers.get(message.topic) ?? []) reader.onMessage(message);
	}

	async function read(text: string): Promise<void> {
		const { is_large, id, ...said } = notification.parse(JSON.parse(text));
		if (!is_large) return pass({ payload: null, ...said });
		const { rows } = await pool
			.query<{ payload: unknown }>('select payload from realtime.messages where id = $1', [id])
			.catch(() => ({ rows: [] }));
		const [found] = rows;
		if (found) return pass({ ...said, payload: found.payload });
		// what it says is not known: who listens reads again
		ring.clear();
		for (const reader of readers.get(said.topic) ?? []) reader.onMessage(null);
	}

	// one after the other, also where the text of one has to be fetched
	let order = Promise.resolve();
	const stop = await listen('realtime', {
		onText: (text) => {
			order = order.then(() => read(text)).catch(() => undefined);
		},
		// what was said while the line was down is not known: everybody reads their page again
		onGap: () => {
			ring.clear();
			for (const set of readers.values()) for (const reader of set) reader.onMessage(null);
		}
	});

	const prune = () => void pool.query(FORGET).catch(() => undefined);
	const timer = setInterval(prune, 10 * 60_000);
	timer.unref();

	return {
		isShared: true,
		async open(request) {
			if (!(await mayListen(pool, request.claims, request.topic))) return null;
			const set = readers.get(request.topic) ?? new Set();
			readers.set(request.topic, set.add(request));
			if (request.since !== null) ring.after(request.since, request.topic).forEach(request.onMessage);
			return () => {
				set.delete(request);
				if (!set.size) readers.delete(request.topic);
			};
		},
		listeners: (topic) =>
			topic === undefined
				? [...readers.values()].reduce((sum, set) => sum + set.size, 0)
				: (readers.get(topic)?.size ?? 0),
		async close() {
			for (const set of [...readers.values()]) for (const reader of [...set]) reader.onEnd();
			clearInterval(timer);
			await stop();
		}
	};
}
