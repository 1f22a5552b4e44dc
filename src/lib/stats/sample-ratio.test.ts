import { expect, test } from 'vitest';
import { sampleRatio } from '#lib/stats/sample-ratio.ts';

const split = (observed: readonly number[], weights: readonly number[]) =>
	sampleRatio(observed.map((count, arm) => ({ observed: count, weight: weights[arm] ?? 0 })));

test.each([
	{
		source: 'growthbook 8f1db44 stats.test.ts',
		observed: [135, 115],
		weights: [0.5, 0.5],
		chiSquare: 1.6,
		p: 0.20590321073206466
	},
	{
		source: 'growthbook 8f1db44 stats.test.ts',
		observed: [310, 98],
		weights: [0.75, 0.25],
		chiSquare: 0.20915032679738563,
		p: 0.647434185701797
	},
	{ source: 'growthbook 8f1db44 stats.test.ts', observed: [500, 500], weights: [0.5, 0.5], chiSquare: 0, p: 1 },
	{
		source: 'Kohavi, Tang and Xu 2020, ch. 3',
		observed: [821588, 815482],
		weights: [0.5, 0.5],
		chiSquare: 22.77436884189436,
		p: 1.8217928726191858e-6
	},
	{
		source: 'Kameleoon manual',
		observed: [50000, 48900],
		weights: [0.5, 0.5],
		chiSquare: 12.234580384226492,
		p: 0.00046911892885169714
	}
])('$source: $observed at $weights', ({ observed, weights, chiSquare, p }) => {
	const result = split(observed, weights);
	expect(result?.chiSquare).toBeCloseTo(chiSquare, 8);
	expect(Math.abs((result?.p ?? NaN) - p)).toBeLessThan(1e-9);
	expect(result?.isMismatch).toBe(p < 0.001);
});

test('an arm of weight zero is left out, and weights need not add up to one', () => {
	expect(split([310, 98, 7], [3, 1, 0])).toEqual(split([310, 98], [0.75, 0.25]));
});

test('three arms use two degrees of freedom, where p is exp(-chi-square / 2)', () => {
	const result = split([520, 480, 500], [1, 1, 1]);
	expect(result?.p).toBeCloseTo(Math.exp(-(result?.chiSquare ?? NaN) / 2), 10);
});

test('too few visitors, or a single arm, say nothing', () => {
	expect(split([0, 0], [0.5, 0.5])).toBeNull();
	expect(split([4, 5], [0.5, 0.5])).toBeNull();
	expect(split([1000], [1])).toBeNull();
});

test('a split gone altogether wrong is a mismatch, not NaN', () => {
	expect(split([1e9, 0], [0.5, 0.5])).toMatchObject({ p: 0, isMismatch: true });
	expect(split([1e9, 0, 0], [1, 1, 1])).toMatchObject({ p: 0, isMismatch: true });
});
