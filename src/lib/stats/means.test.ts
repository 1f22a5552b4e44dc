import { describe, expect, test } from 'vitest';
import { confidenceInterval, twoSidedP } from '#lib/stats/effect.ts';
import { meanFromSums, meanOfProportion, type Mean } from '#lib/stats/mean.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';
import * as studentT from '#lib/stats/student-t.ts';
import { welch } from '#lib/stats/welch.ts';

const sums = (n: number, sum: number, sumOfSquares: number) => meanFromSums({ n, sum, sumOfSquares });

describe('published cases', () => {
	test('Welch with three values per arm: R, as in scipy 1.10.1 test_ttest_ind_with_uneq_var', () => {
		const effect = welch(valuesOf([1.1, 2.9, 4.2]), valuesOf([1, 2, 3]));
		expectEffect(effect, { estimate: -0.733333333333333, se: 1.0682280239308044, df: 3.4104431643463764 });
		expectTest(effect, { p: 0.5361949075312673, interval: [-3.9127771956452957, 2.44611052897863] });
	});

	test('absolute difference from sums: growthbook 8f1db44, test_two_sided_ttest_absolute', () => {
		const effect = welch(sums(3407, 1396.87, 52377.9767), sums(3461, 2422.7, 134698.29));
		expectEffect(effect, { estimate: 0.29, se: 0.12478363158758794, df: 5841.742032093565 });
		expectTest(effect, { p: 0.020158402643586957, interval: [0.04537789255929009, 0.5346221074407098] });
	});

	test('lift of proportions: growthbook 8f1db44, test_two_sided_ttest_binom', () => {
		const effect = liftOf([14, 28], [16, 30]);
		expectEffect(effect, { estimate: 0.06666666666666665, se: 0.27169855689735606, df: 55.70744914862206 });
		expectTest(effect, { p: 0.8070716832021888, interval: [-0.477674027893795, 0.6110073612271283] });
	});

	test('lift of proportions: PostHog test_two_sided_ttest_with_sample_proportion', () => {
		const effect = liftOf([87, 1529], [62, 1471]);
		expectEffect(effect, { estimate: -0.2592575228361347, se: 0.12010415346433505, df: 2966.5207225002227 });
		expectTest(effect, { p: 0.030960728938889747, interval: [-0.49475342160153, -0.02376162407073934] });
	});

	test('lift of means: PostHog test_two_sided_ttest_with_sample_mean', () => {
		const effect = relativeEffect(sums(2507, 1196.87, 37377.9767), sums(2461, 1922.7, 94698.29));
		expectEffect(effect, { estimate: 0.6364670496854374, se: 0.3692930234509435, df: 4105.070480863958 });
		expectTest(effect, { p: 0.08487808030253913, interval: [-0.08754744791751579, 1.3604815472883907] });
	});
});

describe('a second way to the same number', () => {
	test('in simulated samples of unequal size and spread the intervals cover the truth in 95 of 100', () => {
		const random = seeded(20260301);
		const sample = (n: number, mean: number, sd: number) =>
			valuesOf(Array.from({ length: n }, () => mean + sd * gauss(random)));
		const rounds = 2000;
		let [absolute, relative] = [0, 0];
		for (let round = 0; round < rounds; round++) {
			const [control, treatment] = [sample(25, 10, 1), sample(12, 12, 3)];
			if (covers(welch(control, treatment), 2)) absolute++;
			if (covers(relativeEffect(control, treatment), 0.2)) relative++;
		}
		for (const covered of [absolute, relative]) {
			expect(covered / rounds).toBeGreaterThan(0.935);
			expect(covered / rounds).toBeLessThan(0.965);
		}
	});

	test("Student's t: the density is the slope of the distribution, and infinite degrees are the normal", () => {
		for (const df of [0.7, 1, 3.41, 30, 5000])
			for (const t of [-3, -0.2, 0, 1.7]) {
				const slope = (studentT.below(t + 1e-4, df) - studentT.below(t - 1e-4, df)) / 2e-4;
				expect(studentT.density(t, df)).toBeCloseTo(slope, 7);
			}
		expect(studentT.density(0, 1)).toBeCloseTo(1 / Math.PI, 11);
		expect(studentT.below(-1.7, 9.9e7)).toBeCloseTo(studentT.below(-1.7, Infinity), 8);
		expect(studentT.critical(0.05, 9.9e7)).toBeCloseTo(studentT.critical(0.05, Infinity), 7);
	});
});

describe('extremes', () => {
	test.each<[string, Mean, Mean]>([
		['no values', { n: 0, mean: 0, sd: 0 }, { n: 10, mean: 1, sd: 1 }],
		['one value', { n: 1, mean: 3, sd: 0 }, { n: 10, mean: 1, sd: 1 }],
		['no variance at all', { n: 10, mean: 3, sd: 0 }, { n: 10, mean: 4, sd: 0 }],
		['NaN', { n: 10, mean: NaN, sd: 1 }, { n: 10, mean: 4, sd: 1 }]
	])('%s gives no effect', (_, control, treatment) => {
		expect(welch(control, treatment)).toBeNull();
		expect(relativeEffect(control, treatment)).toBeNull();
	});

	test('no variance in one arm leaves the degrees of freedom of the other', () => {
		expect(welch({ n: 10, mean: 3, sd: 0 }, { n: 8, mean: 4, sd: 2 })?.df).toBeCloseTo(7, 10);
	});

	test('there is no lift over a mean of zero or less', () => {
		expect(relativeEffect({ n: 10, mean: 0, sd: 1 }, { n: 10, mean: 1, sd: 1 })).toBeNull();
		expect(relativeEffect({ n: 10, mean: -2, sd: 1 }, { n: 10, mean: 1, sd: 1 })).toBeNull();
	});

	test('a thousand million visitors and tiny or huge units keep their digits', () => {
		for (const unit of [1e-150, 1, 1e150]) {
			const effect = welch({ n: 1e9, mean: unit, sd: unit }, { n: 1e9, mean: 1.001 * unit, sd: unit });
			expect((effect?.se ?? NaN) / unit).toBeCloseTo(Math.sqrt(2e-9), 12);
			expect(effect?.df).toBeCloseTo(2e9 - 2, -1);
		}
	});

	test('equal values give no negative variance by rounding', () => {
		expect(sums(3, 0.3, 0.03).sd).toBeGreaterThanOrEqual(0);
		expect(sums(3, 0.3, 0.03).sd).toBeLessThan(1e-8);
	});
});

function liftOf(control: readonly [number, number], treatment: readonly [number, number]) {
	const [c, t] = [control, treatment].map(([successes, n]) => meanOfProportion({ n, successes }));
	return c && t ? relativeEffect(c, t) : null;
}

function valuesOf(values: readonly number[]): Mean {
	const total = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0);
	return sums(values.length, total(values), total(values.map((value) => value * value)));
}

function expectEffect(effect: ReturnType<typeof welch>, expected: { estimate: number; se: number; df: number }) {
	expect(effect?.estimate).toBeCloseTo(expected.estimate, 9);
	expect(effect?.se).toBeCloseTo(expected.se, 9);
	expect(effect?.df).toBeCloseTo(expected.df, 6);
}

function expectTest(effect: ReturnType<typeof welch>, expected: { p: number; interval: readonly [number, number] }) {
	if (!effect) throw new Error('expected an effect');
	expect(twoSidedP(effect)).toBeCloseTo(expected.p, 7);
	expect(confidenceInterval(effect, 0.05)[0]).toBeCloseTo(expected.interval[0], 7);
	expect(confidenceInterval(effect, 0.05)[1]).toBeCloseTo(expected.interval[1], 7);
}

function covers(effect: ReturnType<typeof welch>, truth: number): boolean {
	const [low, high] = effect ? confidenceInterval(effect, 0.05) : [NaN, NaN];
	return low <= truth && truth <= high;
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
