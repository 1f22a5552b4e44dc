import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveMessage } from './backend/relay.ts';
import { settle, waitOf } from './live.ts';

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

test('a thousand readers who must read again do so one after the other, a few at once, and what says it all never waits', () => {
	const bare = { ...message(1), payload: { by: 'somebody' } };
	expect(waitOf(bare, 60)).toBe(0);
	const waits = Array.from({ length: 1000 }, () => waitOf(bare, 1000));
	expect(Math.max(...waits)).toBeLessThanOrEqual(1000 * (1000 / 60));
	expect(waits.filter((wait) => wait < 1000).length).toBeLessThan(150);
	expect(waitOf({ ...bare, payload: { by: 'somebody', counts: {} } }, 1000)).toBe(0);
});
