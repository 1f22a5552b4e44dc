import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveMessage, Relay } from './backend/relay.ts';
import { frameOf, streamOf, waitOf } from './live.ts';
import type { Told } from './settle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const message = (n: number): LiveMessage => ({ id: String(n), topic: 'board', event: 'changed', payload: { n } });

test('what may have to be read again tells a thousand readers to do so one after the other, and waits itself for none', () => {
	expect(waitOf(60)).toBe(0);
	const waits = Array.from({ length: 1000 }, () => waitOf(1000));
	expect(Math.max(...waits)).toBeLessThanOrEqual(1000 * (1000 / 60));
	expect(waits.filter((wait) => wait < 1000).length).toBeLessThan(150);
});

/** As `realtime.send` sends it: with an id of its own. */
const sent = (payload: object): LiveMessage => ({
	...{ id: '1796000000000.5', topic: 'floor-1', event: 'changed' },
	payload: { id: '0b0c6a5e-6a51-4f0e-9d6c-0a2b6b8f6a10', ...payload }
});
const dataOf = (frame: string): unknown => JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? 'null');
const written = (...said: Parameters<typeof frameOf>) => new TextDecoder().decode(frameOf(...said));

const told = (...messages: LiveMessage[]): Told => ({ id: messages.at(-1)?.id ?? '', messages });

test('the wait of a reader travels in the message, beside what it says', () => {
	const frame = written('floor-1', told(sent({ by: 'somebody' })), 1234.5);
	expect(frame).toMatch(/^id: 1796000000000\.5\ntopic: floor-1\nevent: changed\ndata: /);
	expect(dataOf(frame)).toEqual({ id: expect.any(String), by: 'somebody', wait: 1235 });
	expect(dataOf(written('floor-1', told(sent({ counts: { teams: 3 } }))))).toEqual({
		id: expect.any(String),
		counts: { teams: 3 }
	});
	expect(dataOf(written('floor-1', null, 20))).toEqual({ wait: 20 });
});

test('what is told at once is the last of it, with the others before it', () => {
	const nothing = { ...message(2), payload: null };
	expect(dataOf(written('board', told(message(1), nothing, message(3))))).toEqual({ n: 3, before: [{ n: 1 }, {}] });
	expect(dataOf(written('board', told(message(1), nothing), 9))).toEqual({ before: [{ n: 1 }], wait: 9 });
});

test('nothing that is said or asked for adds a field to a message', () => {
	const frame = written('demo-1\nevent: other', told({ ...sent({}), event: 'changed\rid: 1' }));
	expect(frame.trim().split(/[\r\n]/)).toHaveLength(4);
});

/** A relay to which the test speaks, as if so many others listened. */
function aRelay(readers: number, mayHear: (topic: string) => boolean = () => true) {
	const lines = new Map<string, (message: LiveMessage | null) => void>();
	const relay: Relay = {
		isShared: false,
		async open({ topic, onMessage }) {
			if (!mayHear(topic)) return null;
			lines.set(topic, onMessage);
			return () => void lines.delete(topic);
		},
		listeners: () => readers,
		close: async () => undefined
	};
	return { relay, lines };
}
const asks = (...topics: string[]) => ({
	topics: new Map(topics.map((topic) => [topic, null])),
	...{ claims: {}, token: '' }
});

test('of a thousand readers each hears what is said at once, as it was dressed, with its own moment to read again', async () => {
	const { relay, lines } = aRelay(1000);
	const dress = (message: LiveMessage) => ({ ...message, payload: { ...Object(message.payload), dressed: true } });
	const stream = await streamOf(relay, asks('floor-1', 'teams-1'), dress);
	const reader = stream?.getReader();
	lines.get('floor-1')?.(sent({ said: { says: 'Lunch' } }));
	lines.get('teams-1')?.(sent({ by: 'somebody' }));
	const frames: string[] = [];
	while (frames.length < 3) frames.push(new TextDecoder().decode((await reader?.read())?.value));
	expect(frames[0]).toBe(': here\n\n');
	const heard = { id: expect.any(String), dressed: true, wait: expect.any(Number) };
	expect(dataOf(frames[1] ?? '')).toEqual({ ...heard, said: { says: 'Lunch' } });
	expect(dataOf(frames[2] ?? '')).toEqual({ ...heard, by: 'somebody' });
	await reader?.cancel();
	expect(lines.size).toBe(0);
});

/** A relay as ours is: all who listen to its one topic are given the same, one after the other; `past` is what was said before. */
function sharedRelay() {
	const readers = new Set<(message: LiveMessage | null) => void>();
	const past: LiveMessage[] = [];
	const relay: Relay = {
		isShared: true,
		async open({ since, onMessage }) {
			readers.add(onMessage);
			if (since !== null) past.filter(({ id }) => Number(id) > since).forEach(onMessage);
			return () => void readers.delete(onMessage);
		},
		listeners: () => readers.size,
		close: async () => undefined
	};
	const say = (said: LiveMessage | null) => {
		if (said) past.push(said);
		for (const onMessage of [...readers]) onMessage(said);
	};
	return { relay, say };
}
/** What a reader was told until now, as the numbers in it; `null`: to read again. */
async function follow(relay: Relay, since: number | null = null, dress?: (one: LiveMessage) => LiveMessage) {
	const topics = new Map([['board', since]]);
	const stream = await streamOf(relay, { topics, claims: {}, token: '' }, dress);
	const heard: unknown[] = [];
	const reader = stream?.getReader();
	const reading = (async () => {
		for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
			const frame = new TextDecoder().decode(next.value);
			if (!frame.includes('data: ')) continue;
			const { n = null, before = [] } = Object(dataOf(frame));
			heard.push([...before.map((one: { n: number }) => one.n), n]);
		}
	})();
	return { heard, leave: () => reader?.cancel().then(() => reading) };
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('all who follow a topic are told the same at the same moments, and a message is dressed once', async () => {
	const { relay, say } = sharedRelay();
	const dress = vi.fn((one: LiveMessage) => one);
	const [ann, ben] = [await follow(relay, null, dress), await follow(relay, null, dress)];
	for (const n of [1, 2, 3]) say(message(n));
	await pass(1000);
	expect(ann.heard).toEqual([[1], [2, 3]]);
	expect(ben.heard).toEqual(ann.heard);
	expect(dress).toHaveBeenCalledTimes(3);
	await ann.leave();
	say(message(4));
	await pass(2000);
	expect(ann.heard).toHaveLength(2);
	expect(ben.heard).toEqual([[1], [2, 3], [4]]);
});

test('who comes between is told at once what it missed and later only what it does not know', async () => {
	const { relay, say } = sharedRelay();
	const ann = await follow(relay);
	for (const n of [1, 2, 3]) say(message(n));
	const [late, fresh] = [await follow(relay, 1), await follow(relay, null)];
	await pass(0);
	expect(late.heard).toEqual([[2, 3]]);
	say(message(4));
	await pass(1000);
	expect(ann.heard).toEqual([[1], [2, 3, 4]]);
	expect(late.heard).toEqual([[2, 3], [4]]);
	expect(fresh.heard).toEqual([[4]]);
});

test('each gap is told to everybody, also the second one', async () => {
	const { relay, say } = sharedRelay();
	const [ann, ben] = [await follow(relay), await follow(relay)];
	say(null);
	say(null);
	await pass(0);
	expect(ann.heard).toEqual([[null], [null]]);
	expect(ben.heard).toEqual(ann.heard);
});

test('when the last of a topic has gone nothing is kept of it, and who comes then hears what is new', async () => {
	const { relay, say } = sharedRelay();
	const ann = await follow(relay);
	say(message(1));
	say(message(2));
	await ann.leave();
	expect(vi.getTimerCount()).toBe(0);
	const ben = await follow(relay);
	say(message(3));
	await pass(1000);
	expect(ben.heard).toEqual([[3]]);
	await ben.leave();
});

test('who may not listen to one of the topics is told so and hears the others', async () => {
	const { relay, lines } = aRelay(1, (topic) => topic !== 'judging-1');
	const stream = await streamOf(relay, asks('floor-1', 'judging-1'));
	expect([...lines.keys()]).toEqual(['floor-1']);
	const reader = stream?.getReader();
	await reader?.read();
	const answer = new TextDecoder().decode((await reader?.read())?.value);
	expect(answer).toBe('topic: judging-1\nevent: refused\ndata: {}\n\n');
	await reader?.cancel();
});

test('who may listen to none of the topics gets no line', async () => {
	const { relay, lines } = aRelay(1, () => false);
	expect(await streamOf(relay, asks('floor-1', 'judging-1'))).toBeNull();
	expect(lines.size).toBe(0);
});

test('each topic goes on from where its reader is', async () => {
	const opened: unknown[] = [];
	const { relay } = aRelay(1);
	const open: Relay['open'] = (request) => {
		opened.push([request.topic, request.since]);
		return relay.open(request);
	};
	const topics = new Map([
		['floor-1', 5],
		['teams-1', null]
	]);
	const stream = await streamOf({ ...relay, open }, { topics, claims: {}, token: '' });
	expect(opened).toEqual([
		['floor-1', 5],
		['teams-1', null]
	]);
	await stream?.cancel();
});

test('where one of the topics cannot be asked for, no line of the others stays', async () => {
	const { relay, lines } = aRelay(1, (topic) => {
		if (topic === 'judging-1') throw new Error('The database is away.');
		return true;
	});
	await expect(streamOf(relay, asks('floor-1', 'judging-1'))).rejects.toThrow('away');
	expect(lines.size).toBe(0);
});

test('where the line of a topic breaks while the next one is asked for, none stays and the reader may ask again', async () => {
	const { relay, lines } = aRelay(1);
	const ends: (() => void)[] = [];
	const open: Relay['open'] = async (request) => {
		ends.splice(0).forEach((end) => end());
		ends.push(() => request.onEnd());
		return relay.open(request);
	};
	const stream = await streamOf({ ...relay, open }, asks('floor-1', 'teams-1', 'demo-1'));
	expect(lines.size).toBe(0);
	const reader = stream?.getReader();
	expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(': here\n\n');
	expect((await reader?.read())?.done).toBe(true);
});
