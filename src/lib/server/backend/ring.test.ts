import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRing } from './ring.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

const says = (n: number, topic = 'wall-1') => ({ topic, event: 'changed', payload: { n } });
/** A ring that has been there for a while. */
function ringOf(size: number) {
	const ring = createRing(size);
	vi.advanceTimersByTime(1000);
	return ring;
}

test('what is said after a page was asked for is heard once, in the same millisecond too; what was said before is not', () => {
	const ring = ringOf(10);
	ring.add(says(1));
	vi.advanceTimersByTime(1);
	const asked = Date.now();
	const second = ring.add(says(2));
	ring.add(says(0, 'wall-2'));
	vi.advanceTimersByTime(5);
	const third = ring.add(says(3));
	expect(ring.after(asked, 'wall-1')).toEqual([second, third]);
	expect(ring.after(Number(second.id), 'wall-1')).toEqual([third]);
	expect(ring.after(Number(third.id), 'wall-1')).toEqual([]);
});

test('ids grow with every message, although the clock of the machine is set back', () => {
	const ring = ringOf(10);
	const first = ring.add(says(1));
	vi.setSystemTime(Date.now() - 60_000);
	const second = ring.add(says(2));
	expect(Number(second.id)).toBeGreaterThan(Number(first.id));
	expect(ring.after(Number(first.id), 'wall-1')).toEqual([second]);
});

test('from before the beginning, and from before something was missed, nothing is known', () => {
	const began = Date.now();
	const ring = createRing(10);
	expect(ring.after(began, 'wall-1')).toEqual([null]);
	vi.advanceTimersByTime(1000);
	const asked = Date.now();
	expect(ring.after(asked, 'wall-1')).toEqual([]);
	ring.clear();
	expect(ring.after(asked, 'wall-1')).toEqual([null]);
	vi.advanceTimersByTime(1);
	expect(ring.after(Date.now(), 'wall-1')).toEqual([]);
});

test('a busy topic is forgotten without the quiet ones: only who missed something reads again', () => {
	const ring = ringOf(10);
	const asked = Date.now();
	vi.advanceTimersByTime(1);
	for (let n = 0; n < 30; n++) ring.add(says(n, 'wall-2'));
	const quiet = ring.add(says(1));
	expect(ring.after(asked, 'wall-2')).toEqual([null]);
	expect(ring.after(asked, 'wall-1')).toEqual([quiet]);
	expect(ring.after(asked, 'wall-3')).toEqual([]);
});
