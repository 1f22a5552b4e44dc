import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveMessage, Relay } from './backend/relay.ts';
import { frameOf, settle, streamOf, waitOf } from './live.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const message = (n: number, event = 'changed'): LiveMessage => ({
	id: String(n),
	topic: 'board',
	event,
	payload: { n }
});
function listen() {
	const heard: (LiveMessage | null)[] = [];
	return { heard, ...settle((one) => heard.push(one)) };
}

test('the first of a second passes at once, the others as one at its end, and none is lost', () => {
	const { heard, take } = listen();
	for (const n of [1, 2, 3, 4]) take(message(n));
	expect(heard.map((one) => one?.payload)).toEqual([{ n: 1 }]);
	vi.advanceTimersByTime(1000);
	expect(heard.map((one) => one?.id)).toEqual(['1', '4']);
	expect(heard[1]?.payload).toEqual({ n: 4, before: [{ n: 2 }, { n: 3 }] });
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
	const { heard, take } = listen();
	const about = (key: number, supports: number): LiveMessage => ({ ...message(key), payload: { key, supports } });
	for (const one of [about(1, 1), about(2, 1), about(1, 2), about(1, 3), about(3, 1)]) take(one);
	vi.advanceTimersByTime(1000);
	expect(heard[1]?.payload).toEqual({
		...{ key: 3, supports: 1 },
		before: [
			{ key: 2, supports: 1 },
			{ key: 1, supports: 3 }
		]
	});
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

test('the wait of a reader travels in the message, beside what it says', () => {
	const frame = frameOf('floor-1', sent({ by: 'somebody' }), 1234.5);
	expect(frame).toMatch(/^id: 1796000000000\.5\ntopic: floor-1\nevent: changed\ndata: /);
	expect(dataOf(frame)).toEqual({ id: expect.any(String), by: 'somebody', wait: 1235 });
	expect(dataOf(frameOf('floor-1', sent({ counts: { teams: 3 } })))).toEqual({
		id: expect.any(String),
		counts: { teams: 3 }
	});
	expect(dataOf(frameOf('floor-1', null, 20))).toEqual({ wait: 20 });
});

test('nothing that is said or asked for adds a field to a message', () => {
	const frame = frameOf('demo-1\nevent: other', { ...sent({}), event: 'changed\rid: 1' });
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
	const told = new TextDecoder().decode((await reader?.read())?.value);
	expect(told).toBe('topic: judging-1\nevent: refused\ndata: {}\n\n');
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
