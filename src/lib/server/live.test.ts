import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveMessage, Relay } from './backend/relay.ts';
import { frameOf, settle, streamOf, waitOf, type Told } from './live.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const message = (n: number, event = 'changed'): LiveMessage => ({
	id: String(n),
	topic: 'board',
	event,
	payload: { n }
});
const about = (key: number, supports: number): LiveMessage => ({ ...message(key), payload: { key, supports } });
function listen() {
	const heard: (Told | null)[] = [];
	const said = () => heard.map((told) => told?.messages.map(({ payload }) => payload));
	return { heard, said, ...settle((told) => heard.push(told)) };
}

test('the first of a second passes at once, the others as one at its end, and none is lost', () => {
	const { heard, said, take } = listen();
	for (const n of [1, 2, 3, 4]) take(message(n));
	expect(said()).toEqual([[{ n: 1 }]]);
	vi.advanceTimersByTime(1000);
	expect(heard.map((told) => told?.id)).toEqual(['1', '4']);
	expect(said()[1]).toEqual([{ n: 2 }, { n: 3 }, { n: 4 }]);
	vi.advanceTimersByTime(10_000);
	expect(heard).toHaveLength(2);
});

test('however much happens, a reader gets one message a second at most', () => {
	const { heard, take } = listen();
	for (let n = 0; n < 600; n++) {
		take(message(n));
		vi.advanceTimersByTime(10);
	}
	vi.advanceTimersByTime(1000);
	expect(heard.length).toBeLessThanOrEqual(8);
	expect(heard).toContain(null);
});

test('what is not a change passes as it comes', () => {
	const { heard, take } = listen();
	for (const n of [1, 2, 3]) take(message(n, 'said'));
	take(null);
	expect(heard).toHaveLength(4);
});

test('of what has the same key only the last travels, the others with it', () => {
	const { said, take } = listen();
	for (const one of [about(1, 1), about(2, 1), about(1, 2), about(1, 3), about(3, 1)]) take(one);
	vi.advanceTimersByTime(1000);
	expect(said()[1]).toEqual([
		{ key: 2, supports: 1 },
		{ key: 1, supports: 3 },
		{ key: 3, supports: 1 }
	]);
});

test('of more than travels together the newest goes with each, and all have gone a few seconds later', () => {
	const { heard, said, take } = listen();
	take(message(0));
	for (let key = 1; key <= 120; key++) take(about(key, 1));
	take(about(60, 2));
	vi.advanceTimersByTime(3000);
	const keys = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
	const gone = said().map((one) => one?.map((payload) => Object(payload)));
	expect(gone.map((one) => one?.map(({ key }) => key))).toEqual([
		[undefined],
		[...keys(1, 50), 60],
		[...keys(51, 59), ...keys(61, 101), 60],
		[...keys(102, 120), 60]
	]);
	// who loses the line between goes on from what is still to come
	expect(heard.map((told) => told?.id)).toEqual(['0', '50', '101', '60']);
	vi.advanceTimersByTime(10_000);
	expect(heard).toHaveLength(4);
});

test('what is said while others still wait goes with them, the newest of what is counted first of all', () => {
	const { said, take } = listen();
	take(message(0));
	for (let key = 1; key <= 60; key++) take(about(key, 1));
	vi.advanceTimersByTime(1000);
	take(about(3, 7));
	vi.advanceTimersByTime(1000);
	expect(said()[1]?.at(-1)).toEqual({ key: 60, supports: 1 });
	expect(said()[2]?.at(-1)).toEqual({ key: 3, supports: 7 });
	expect(said()[2]).toHaveLength(11);
});

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

const told = (...messages: LiveMessage[]): Told => ({ id: messages.at(-1)?.id ?? '', messages });

test('the wait of a reader travels in the message, beside what it says', () => {
	const frame = frameOf('floor-1', told(sent({ by: 'somebody' })), 1234.5);
	expect(frame).toMatch(/^id: 1796000000000\.5\ntopic: floor-1\nevent: changed\ndata: /);
	expect(dataOf(frame)).toEqual({ id: expect.any(String), by: 'somebody', wait: 1235 });
	expect(dataOf(frameOf('floor-1', told(sent({ counts: { teams: 3 } }))))).toEqual({
		id: expect.any(String),
		counts: { teams: 3 }
	});
	expect(dataOf(frameOf('floor-1', null, 20))).toEqual({ wait: 20 });
});

test('what is told at once is the last of it, with the others before it', () => {
	const nothing = { ...message(2), payload: null };
	expect(dataOf(frameOf('board', told(message(1), nothing, message(3))))).toEqual({ n: 3, before: [{ n: 1 }, {}] });
	expect(dataOf(frameOf('board', told(message(1), nothing), 9))).toEqual({ before: [{ n: 1 }], wait: 9 });
});

test('nothing that is said or asked for adds a field to a message', () => {
	const frame = frameOf('demo-1\nevent: other', told({ ...sent({}), event: 'changed\rid: 1' }));
	expect(frame.trim().split(/[\r\n]/)).toHaveLength(4);
});

/** A relay to which the test speaks, as if so many others listened. */
function aRelay(readers: number, mayHear: (topic: string) => boolean = () => true) {
	const lines = new Map<string, (message: LiveMessage | null) => void>();
	const relay: Relay = {
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
