import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readsSoon } from './readSoon.ts';

const readAgain = vi.hoisted(() => vi.fn());
vi.mock('#lib/ui/readAgain.ts', () => ({ readAgain }));

beforeEach(() => {
	vi.useFakeTimers();
	readAgain.mockClear();
});
afterEach(() => vi.useRealTimers());
const moments = () => readAgain.mock.calls.map(([at]) => at);

test('of all that is heard while a page waits it is read once, as of the last', () => {
	const { read } = readsSoon();
	for (const at of [30, 50, 40]) read(200, at);
	vi.advanceTimersByTime(199);
	expect(moments()).toEqual([]);
	vi.advanceTimersByTime(5000);
	expect(moments()).toEqual([50]);
	read(200, 60);
	vi.advanceTimersByTime(200);
	expect(moments()).toEqual([50, 60]);
});

test('where more was missed than can be told, a page is read whatever it knows', () => {
	const { read } = readsSoon();
	read(200, 30);
	read(200);
	vi.advanceTimersByTime(200);
	expect(moments()).toEqual([Infinity]);
});

test('a page that was left is not read, and the next one only as of what is heard there', () => {
	const { read, stop } = readsSoon();
	read(200);
	stop();
	vi.advanceTimersByTime(5000);
	expect(moments()).toEqual([]);
	read(200, 30);
	vi.advanceTimersByTime(200);
	expect(moments()).toEqual([30]);
});
