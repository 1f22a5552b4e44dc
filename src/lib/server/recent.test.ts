import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRecent } from '#lib/server/recent.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('what was put is known for so long and no longer, however often it is asked for', () => {
	const recent = createRecent<string>(10);
	recent.put('ada', 'it');
	vi.advanceTimersByTime(4999);
	expect(recent.get('ada', 5000)).toBe('it');
	vi.advanceTimersByTime(1);
	expect(recent.get('ada', 5000)).toBeUndefined();
	expect(recent.get('ada', 6000)).toBe('it');
	expect(recent.get('somebody else', 5000)).toBeUndefined();
});

test('what is put again is known anew, and as what it became', () => {
	const recent = createRecent<string>(10);
	recent.put('ada', 'it');
	vi.advanceTimersByTime(3000);
	recent.put('ada', 'marketing');
	vi.advanceTimersByTime(3000);
	expect(recent.get('ada', 5000)).toBe('marketing');
});

test('of more than so many what was put longest ago goes', () => {
	const recent = createRecent<number>(2);
	recent.put('first', 1);
	recent.put('second', 2);
	recent.put('first', 1);
	recent.put('third', 3);
	expect(['first', 'second', 'third'].map((key) => recent.get(key, 5000))).toEqual([1, undefined, 3]);
});

test('what is forgotten is not known any more', () => {
	const recent = createRecent<string>(10);
	recent.put('ada', 'it');
	recent.forget('ada');
	expect(recent.get('ada', 5000)).toBeUndefined();
});
