import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveMessage } from './backend/relay.ts';
import { inPortions, settle, type Told } from './settle.ts';

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

test('who comes late is told at once what it missed, of the same key the last, in portions', () => {
	const missed = [
		about(1, 1),
		...Array.from({ length: 60 }, (_, at) => about(at + 2, 1)),
		{ ...about(1, 2), id: '99' }
	];
	const portions = inPortions(missed);
	expect(portions.map((told) => told?.messages.length)).toEqual([50, 11]);
	expect(portions.map((told) => told?.id)).toEqual(['51', '99']);
	expect(portions[1]?.messages.at(-1)?.payload).toEqual({ key: 1, supports: 2 });
	expect(inPortions([])).toEqual([]);
});

test('who missed too much that nothing replaces, or nobody knows what, reads again', () => {
	const many = (count: number) => Array.from({ length: count }, (_, at) => message(at));
	expect(inPortions(many(50))).toMatchObject([{ id: '49' }]);
	expect(inPortions(many(51))).toEqual([null]);
	expect(inPortions([null, message(1)])).toEqual([null]);
});

test('what is not a change is told by itself, also to who missed it', () => {
	expect(inPortions([message(1, 'said'), message(2)]).map((told) => told?.messages.length)).toEqual([1, 1]);
});
