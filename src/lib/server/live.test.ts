import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveMessage } from './backend/relay.ts';
import { settle } from './live.ts';

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
