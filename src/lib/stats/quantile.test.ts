import { expect, test } from 'vitest';
import { medianInterval, quantile } from '#lib/stats/quantile.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);

test.each([
	[0.5, 5.5],
	[0.9, 9.1],
	[0.25, 3.25],
	[0, 1],
	[1, 10]
])('the %f quantile of one to ten is %f, as R says', (p, value) => {
	expect(quantile(upTo(10).toReversed(), p)).toBeCloseTo(value, 12);
});

test('a quantile of nothing is nothing, of one value that value', () => {
	expect(quantile([], 0.5)).toBeNull();
	expect(quantile([7], 0.9)).toBe(7);
});

// the ranks of the tables of the sign test at 95 per cent
test.each([
	[6, [1, 6]],
	[9, [2, 8]],
	[10, [2, 9]],
	[20, [6, 15]],
	[50, [18, 33]],
	[100, [40, 61]]
])('of %i values the median lies between those of rank %j', (n, ranks) => {
	expect(medianInterval(upTo(n).toReversed())).toEqual(ranks);
});

test.each([0, 1, 2, 5])('of %i values nothing can be said about the median with 95 per cent', (n) => {
	expect(medianInterval(upTo(n))).toBeNull();
});
