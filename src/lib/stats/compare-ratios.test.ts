import { describe, expect, test } from 'vitest';
import { bivariateFromCorrelation, bivariateFromPairs, bivariateFromSums } from '#lib/stats/bivariate.ts';
import { compareRatios } from '#lib/stats/compare-ratios.ts';
import { poolBivariates } from '#lib/stats/pool.ts';

describe('published case: PostHog test_two_sided_ttest_with_ratio_statistic', () => {
	test('lift, interval and p', () => {
		const found = compareRatios(
			orders(1966, [94605.79858780127, 10463129.505392816], 936),
			orders(2034, [99673.9364269569, 11298745.182728939], 947)
		);
		expect(found?.lift).toBeCloseTo(0.04133322165029552, 9);
		expect(found?.liftInterval?.[0]).toBeCloseTo(0.01378609252481788, 7);
		expect(found?.liftInterval?.[1]).toBeCloseTo(0.06888035077577316, 7);
		expect(found?.p).toBeCloseTo(0.0032826732160770654, 7);
		expect(found?.difference).toBeCloseTo(105.25230879298512 - 101.07457114081332, 8);
	});
});

describe('a second way to the same number', () => {
	const pairs = [
		[1, 10],
		[3, 41],
		[2, 18],
		[1, 14],
		[4, 52]
	] as const;

	test('two groups pooled are what all their units are together, in any order and in parts of one', () => {
		const all = bivariateFromPairs(pairs);
		for (const cut of [1, 2, 4]) {
			const [a, b] = [bivariateFromPairs(pairs.slice(0, cut)), bivariateFromPairs(pairs.slice(cut))];
			for (const pooled of [poolBivariates(a, b), poolBivariates(b, a)]) {
				expect(pooled.covariance).toBeCloseTo(all.covariance, 10);
				expect(pooled.x.sd).toBeCloseTo(all.x.sd, 12);
				expect(pooled.y.mean).toBeCloseTo(all.y.mean, 12);
			}
		}
		const none = bivariateFromPairs([]);
		expect(poolBivariates(none, all)).toEqual(all);
		expect(poolBivariates(all, none)).toEqual(all);
	});

	test('means, deviations and correlation carry what the sums carry', () => {
		const all = bivariateFromPairs(pairs);
		const again = bivariateFromCorrelation(all.x, all.y, all.covariance / (all.x.sd * all.y.sd));
		expect(again.covariance).toBeCloseTo(all.covariance, 12);
	});

	test('of two hundred like experiments looked at every day hardly any is called different by the always-valid interval', () => {
		const random = seeded(20260501);
		let wrong = 0;
		for (let experiment = 0; experiment < 200; experiment++) {
			let [c, t] = [people(random, 60), people(random, 60)];
			for (let day = 0; day < 20; day++) {
				[c, t] = [poolBivariates(c, people(random, 60)), poolBivariates(t, people(random, 60))];
				const [low, high] = compareRatios(c, t, { tuning: 1200 })?.alwaysValidInterval ?? [-1, 1];
				if (low > 0 || high < 0) {
					wrong++;
					break;
				}
			}
		}
		expect(wrong / 200).toBeLessThan(0.05);
	});
});

describe('extremes', () => {
	test('where the denominators are not settled no look may be believed, and one look says its interval', () => {
		const few = bivariateFromCorrelation({ n: 40, mean: 0.1, sd: 0.6 }, { n: 40, mean: 20, sd: 5 }, 0.2);
		const found = compareRatios(few, few);
		expect(found?.alwaysValidInterval).toBeNull();
		expect(found?.liftInterval).not.toBeNull();
	});

	test('nobody, one, no denominator or nothing that varies is no comparison and no NaN', () => {
		const fine = bivariateFromPairs([
			[1, 2],
			[2, 3],
			[2, 5]
		]);
		for (const poor of [bivariateFromPairs([]), bivariateFromPairs([[1, 1]])])
			expect(compareRatios(poor, fine)).toBeNull();
		const zero = bivariateFromCorrelation({ n: 9, mean: 0, sd: 0 }, { n: 9, mean: 1, sd: 1 }, 0);
		expect(compareRatios(fine, zero)).toBeNull();
		const flat = bivariateFromCorrelation({ n: 9, mean: 2, sd: 0 }, { n: 9, mean: 4, sd: 0 }, 0);
		expect(compareRatios(flat, flat)).toBeNull();
		const many = bivariateFromCorrelation({ n: 1e9, mean: 2, sd: 1 }, { n: 1e9, mean: 50, sd: 30 }, 0.9);
		expect(compareRatios(many, many)?.lift).toBe(0);
	});
});

/** People who order one to four times and spend as it comes. */
function people(random: () => number, count: number) {
	return bivariateFromPairs(
		Array.from({ length: count }, () => {
			const times = 1 + Math.floor(4 * random());
			return [times, times * (15 + 10 * random())] as const;
		})
	);
}

/** Every person orders once or not at all: sums of the denominator and of its squares are the same. */
function orders(n: number, [sum, squares]: readonly [number, number], count: number) {
	return bivariateFromSums({ n, sumX: count, sumXX: count, sumY: sum, sumYY: squares, sumXY: sum });
}

/** Park and Miller 1988: the same numbers on every machine. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
