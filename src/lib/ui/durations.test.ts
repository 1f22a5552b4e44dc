import { expect, test } from 'vitest';
import { fromNow, inWords, untilNextWord } from '#lib/ui/durations.ts';

test('the time left names the two units that matter', () => {
	expect(inWords(93_784_000)).toBe('1 day 2 hours');
	expect(inWords(2 * 86_400_000)).toBe('2 days');
	expect(inWords(9 * 86_400_000 + 3_600_000)).toBe('9 days');
	expect(inWords(3_600_000)).toBe('1 hour');
	expect(inWords(7_500_000)).toBe('2 hours 5 min');
	expect(inWords(11 * 60_000 + 59_000)).toBe('11 min');
	expect(inWords(4 * 60_000 + 10_000)).toBe('4 min 10 s');
	expect(inWords(9_400)).toBe('9 s');
});

test('time that is over is zero, never negative', () => {
	expect(inWords(-5)).toBe('0 s');
});

test('past and future are said in one unit', () => {
	expect(fromNow(-20_000)).toBe('just now');
	expect(fromNow(-60_000)).toBe('1 minute ago');
	expect(fromNow(3 * 86_400_000)).toBe('in 3 days');
	expect(fromNow(-5 * 3_600_000)).toBe('5 hours ago');
	expect(fromNow(-45 * 86_400_000)).toBe('45 days ago');
	expect(fromNow(-274 * 86_400_000)).toBe('9 months ago');
	expect(fromNow(-800 * 86_400_000)).toBe('2 years ago');
});

test('a countdown wakes when its words change, not every second of a week', () => {
	expect(untilNextWord(5 * 60_000)).toBe(1000);
	expect(untilNextWord(3 * 86_400_000 + 30_000)).toBe(30_000);
	expect(untilNextWord(3 * 86_400_000)).toBe(1000);
});
