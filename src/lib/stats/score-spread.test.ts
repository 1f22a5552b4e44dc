import { expect, test } from 'vitest';
import { spreadOf } from '#lib/stats/score-spread.ts';

test('without scores there is no spread, and one person is not apart', () => {
	expect(spreadOf([0, 0, 0, 0, 0])).toBeNull();
	expect(spreadOf([])).toBeNull();
	expect(spreadOf([0, 0, 0, 1, 0])).toEqual({ n: 1, median: 4, low: 4, high: 4, apart: 0 });
});

test.each([
	// two at the ends
	[[1, 0, 0, 0, 1], { n: 2, median: 3, low: 1, high: 5, apart: 4 }],
	// all the same
	[[0, 0, 7, 0, 0], { n: 7, median: 3, low: 3, high: 3, apart: 0 }],
	// 1, 2, 4: differences 1, 3, 2
	[[1, 1, 0, 1, 0], { n: 3, median: 2, low: 1, high: 4, apart: 2 }],
	// 2, 2, 3, 5: differences 0, 1, 3, 1, 3, 2 over six pairs
	[[0, 2, 1, 0, 1], { n: 4, median: 2.5, low: 2, high: 5, apart: 10 / 6 }]
])('known figures of %j', (counts, expected) => {
	expect(spreadOf(counts)).toEqual(expected);
});

test('it is the mean over all pairs, whatever the counts', () => {
	for (const counts of [
		[3, 1, 4, 1, 5],
		[9, 2, 6, 5, 3],
		[0, 50, 0, 50, 0]
	]) {
		const scores = counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
		const pairs = scores.flatMap((a, i) => scores.slice(i + 1).map((b) => Math.abs(a - b)));
		expect(spreadOf(counts)?.apart).toBeCloseTo(pairs.reduce((sum, one) => sum + one, 0) / pairs.length, 12);
	}
});
