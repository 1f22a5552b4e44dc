import { describe, expect, test } from 'vitest';
import { beforeAfter } from '#lib/stats/before-after.ts';
import { differenceInDifferences } from '#lib/stats/difference-in-differences.ts';
import { effectiveSize, meanOfSeries } from '#lib/stats/effective-size.ts';
import { confidenceInterval, twoSidedP, type Effect } from '#lib/stats/effect.ts';
import { meanAgainstTarget } from '#lib/stats/mean-against-target.ts';
import { meanFromValues, meanOfProportion } from '#lib/stats/mean.ts';
import { pairedEffect, pairedFromSummaries } from '#lib/stats/paired.ts';
import { proportionAgainstTarget } from '#lib/stats/proportion-against-target.ts';
import { welch } from '#lib/stats/welch.ts';

const asleep = {
	first: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
	second: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
};
const regions = {
	control: { before: meanFromValues([100, 104, 98, 103]), after: meanFromValues([108, 111, 105, 112]) },
	treated: { before: meanFromValues([96, 101, 95, 99]), after: meanFromValues([115, 118, 112, 119]) }
};

describe('published cases', () => {
	test('the same people twice: help of R t.test, sleep', () => {
		expectTest(pairedEffect(asleep.second, asleep.first), {
			t: -4.062127683382037,
			df: 9,
			p: 0.00283289019738427,
			interval: [-2.4598857632547286, -0.7001142367452713]
		});
	});

	test('difference in differences by least squares: computed with statsmodels', () => {
		const effect = differenceInDifferences(regions.control, regions.treated, 'pooled');
		expect(effect?.estimate).toBeCloseTo(10.5, 9);
		expect(effect?.se).toBeCloseTo(2.9650744791095334, 9);
		expectTest(effect, {
			t: 10.5 / 2.9650744791095334,
			df: 12,
			p: 0.004061654218408379,
			interval: [4.0396576840085805, 16.960342315991433]
		});
	});

	test('one share against a target: example of R binom.test', () => {
		const result = proportionAgainstTarget({ n: 925, successes: 682 }, 0.75);
		expect(result?.difference).toBeCloseTo(682 / 925 - 0.75, 12);
		expect(result?.p).toBeCloseTo(0.38249155957485176, 9);
		expect(result?.interval[0]).toBeCloseTo(0.707668264079039 - 0.75, 9);
		expect(result?.interval[1]).toBeCloseTo(0.7654065582414781 - 0.75, 9);
		// scipy.stats.beta(682.5, 243.5).sf(0.75)
		expect(result?.chanceAbove).toBeCloseTo(0.18578927432693995, 9);
	});
});

describe('a second way to the same number', () => {
	test('pairs and their summaries with the correlation agree', () => {
		const direct = pairedEffect([1, 4, 2, 8], [2, 4, 5, 9]);
		const [before, after] = [meanFromValues([1, 4, 2, 8]), meanFromValues([2, 4, 5, 9])];
		const covariance = (-2.75 * -3 + 0.25 * -1 + -1.75 * 0 + 4.25 * 4) / 3;
		const summarised = pairedFromSummaries(before, after, covariance / before.sd / after.sd);
		expect(summarised?.estimate).toBeCloseTo(direct?.estimate ?? NaN, 12);
		expect(summarised?.se).toBeCloseTo(direct?.se ?? NaN, 12);
	});

	test('difference in differences with separate variances is the difference of two Welch differences', () => {
		const changes = [regions.control, regions.treated].map(({ before, after }) => welch(before, after));
		const effect = differenceInDifferences(regions.control, regions.treated);
		expect(effect?.estimate).toBeCloseTo((changes[1]?.estimate ?? NaN) - (changes[0]?.estimate ?? NaN), 12);
		expect(effect?.se).toBeCloseTo(Math.hypot(changes[0]?.se ?? NaN, changes[1]?.se ?? NaN), 12);
		// cells of one size and nearly one spread: nearly the pooled degrees of freedom
		expect(effect?.df).toBeGreaterThan(11);
		expect(effect?.df).toBeLessThanOrEqual(12);
	});

	test('in simulated regions of unequal size and spread the separate interval covers the truth in 95 of 100', () => {
		const random = seeded(8);
		const cell = (n: number, mean: number, sd: number) =>
			meanFromValues(Array.from({ length: n }, () => mean + sd * gauss(random)));
		let [separate, pooled] = [0, 0];
		const rounds = 2000;
		for (let round = 0; round < rounds; round++) {
			const control = { before: cell(40, 10, 1), after: cell(40, 12, 1) };
			const treated = { before: cell(8, 20, 4), after: cell(8, 25, 4) };
			if (covers(differenceInDifferences(control, treated), 3)) separate++;
			if (covers(differenceInDifferences(control, treated, 'pooled'), 3)) pooled++;
		}
		expect(separate / rounds).toBeGreaterThan(0.935);
		expect(separate / rounds).toBeLessThan(0.97);
		// one shared variance is the wrong one here, which is why it is not the default
		expect(pooled / rounds).toBeLessThan(0.85);
	});

	test('shares can be differenced too', () => {
		const share = (successes: number, n: number) => meanOfProportion({ n, successes });
		const effect = differenceInDifferences(
			{ before: share(50, 500), after: share(55, 500) },
			{ before: share(60, 600), after: share(90, 600) }
		);
		expect(effect?.estimate).toBeCloseTo(0.05 - 0.01, 12);
		expect(effect?.se).toBeCloseTo(Math.sqrt((0.1 * 0.9 + 0.11 * 0.89) / 500 + (0.1 * 0.9 + 0.15 * 0.85) / 600), 12);
	});
});

describe('single values in time', () => {
	test('days that resemble each other count for less than their number', () => {
		const random = seeded(12);
		const independent = Array.from({ length: 400 }, () => gauss(random));
		const sticky = follow(4000, 0.6, random);
		expect(effectiveSize(independent)).toBeGreaterThan(330);
		// (1 - 0.6) / (1 + 0.6) is a quarter
		expect(effectiveSize(sticky) / 4000).toBeCloseTo(0.25, 1);
		expect(meanOfSeries(sticky).mean).toBe(meanFromValues(sticky).mean);
	});

	test('without it the interval of a change would err four times as often as it says', () => {
		const random = seeded(21);
		let [naive, honest] = [0, 0];
		const rounds = 800;
		for (let round = 0; round < rounds; round++) {
			const [before, after] = [follow(60, 0.5, random), follow(60, 0.5, random)];
			if (!covers(welch(meanFromValues(before), meanFromValues(after)), 0)) naive++;
			if (!covers(beforeAfter(before, after)?.effect ?? null, 0)) honest++;
		}
		expect(naive / rounds).toBeGreaterThan(0.2);
		expect(honest / rounds).toBeLessThan(0.1);
	});

	test('one value on a side is a change without an error', () => {
		expect(beforeAfter([100], [110, 112])).toEqual({
			change: 11,
			lift: expect.closeTo(0.11, 12),
			effect: null,
			relative: null
		});
		expect(beforeAfter([0], [5])?.lift).toBeNull();
	});
});

describe('extremes', () => {
	test('nothing, one value, or no variation say nothing', () => {
		expect(pairedEffect([], [])).toBeNull();
		expect(pairedEffect([1], [2])).toBeNull();
		expect(pairedEffect([1, 2], [2, 3])).toBeNull();
		expect(pairedEffect([1, 2], [2])).toBeNull();
		expect(pairedFromSummaries({ n: 5, mean: 1, sd: 1 }, { n: 6, mean: 1, sd: 1 }, 0)).toBeNull();
		expect(pairedFromSummaries({ n: 5, mean: 1, sd: 1 }, { n: 5, mean: 1, sd: 1 }, 2)).toBeNull();
		expect(meanAgainstTarget({ n: 1, mean: 1, sd: 0 }, 0)).toBeNull();
		expect(meanAgainstTarget({ n: 9, mean: 1, sd: 0 }, 0)).toBeNull();
		const flat = { before: { n: 5, mean: 1, sd: 0 }, after: { n: 5, mean: 2, sd: 0 } };
		expect(differenceInDifferences(flat, flat)).toBeNull();
		expect(differenceInDifferences(flat, flat, 'pooled')).toBeNull();
		expect(differenceInDifferences({ ...flat, after: { n: 1, mean: 2, sd: 0 } }, regions.treated)).toBeNull();
		expect(beforeAfter([], [1])).toBeNull();
		expect(beforeAfter([1], [NaN])).toBeNull();
		expect(beforeAfter([3, 3, 3], [3, 3])?.effect).toBeNull();
		expect(effectiveSize([])).toBe(0);
		expect(effectiveSize([4, 4, 4])).toBe(3);
		expect(meanFromValues([])).toEqual({ n: 0, mean: 0, sd: 0 });
	});

	test.each([
		[{ n: 1, successes: 0 }, 0.5],
		[{ n: 50, successes: 50 }, 0.999],
		[{ n: 50, successes: 0 }, 0],
		[{ n: 50, successes: 50 }, 1],
		[{ n: 1e9, successes: 1e8 }, 0.1],
		[{ n: 1e9, successes: 0 }, 0.1]
	])('%o against %f gives no NaN', (proportion, target) => {
		const result = proportionAgainstTarget(proportion, target);
		for (const value of [result?.difference, result?.p, result?.chanceAbove, ...(result?.interval ?? [])])
			expect(Number.isFinite(value)).toBe(true);
		expect(result?.chanceAbove).toBeGreaterThanOrEqual(0);
		expect(result?.chanceAbove).toBeLessThanOrEqual(1);
	});

	test('no trials, or a target that is no share, are no answer', () => {
		expect(proportionAgainstTarget({ n: 0, successes: 0 }, 0.5)).toBeNull();
		expect(proportionAgainstTarget({ n: 10, successes: 1 }, 1.5)).toBeNull();
	});

	test('a thousand million values in tiny or huge units keep their digits', () => {
		for (const unit of [1e-150, 1e150]) {
			const cell = { n: 1e9, mean: unit, sd: unit };
			const effect = differenceInDifferences({ before: cell, after: cell }, { before: cell, after: cell });
			expect((effect?.se ?? NaN) / unit).toBeCloseTo(Math.sqrt(4e-9), 12);
			expect(effect?.df).toBeCloseTo(4e9 - 4, -2);
		}
	});
});

function expectTest(
	effect: Effect | null,
	expected: { t: number; df: number; p: number; interval: readonly [number, number] }
) {
	if (!effect) throw new Error('expected an effect');
	expect(effect.estimate / effect.se).toBeCloseTo(expected.t, 8);
	expect(effect.df).toBe(expected.df);
	expect(twoSidedP(effect)).toBeCloseTo(expected.p, 8);
	expect(confidenceInterval(effect)[0]).toBeCloseTo(expected.interval[0], 7);
	expect(confidenceInterval(effect)[1]).toBeCloseTo(expected.interval[1], 7);
}

function covers(effect: Effect | null, truth: number): boolean {
	const [low, high] = effect ? confidenceInterval(effect) : [-Infinity, Infinity];
	return low <= truth && truth <= high;
}

/** A series in which each value keeps a part of the one before. */
function follow(size: number, keeps: number, random: () => number): number[] {
	let value = gauss(random) / Math.sqrt(1 - keeps * keeps);
	return Array.from({ length: size }, () => (value = keeps * value + gauss(random)));
}

/** Box and Muller 1958. */
function gauss(random: () => number): number {
	return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}

/** Park and Miller 1988: the same numbers on every machine. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
