import { describe, expect, test } from 'vitest';
import { agrestiCaffo } from '#lib/stats/agresti-caffo.ts';
import { binomialTest } from '#lib/stats/binomial-test.ts';
import { clopperPearson } from '#lib/stats/clopper-pearson.ts';
import { newcombe } from '#lib/stats/newcombe.ts';
import { pooledZ } from '#lib/stats/pooled-z.ts';
import { riskRatio } from '#lib/stats/risk-ratio.ts';
import { scoreRatioInterval } from '#lib/stats/score-ratio.ts';
import { wald } from '#lib/stats/wald.ts';
import { wilson } from '#lib/stats/wilson.ts';

const of = (successes: number, n: number) => ({ n, successes });

describe('published cases', () => {
	test('pooled z: statsmodels 0.13.5, docstring of proportions_ztest', () => {
		const result = pooledZ(of(12, 99), of(5, 83));
		expect(result?.z).toBeCloseTo(-1.4078304151258787, 9);
		expect(result?.p).toBeCloseTo(0.15918129181156992, 9);
	});

	test('Wald difference: Agresti, Categorical Data Analysis, aspirin in the Physicians Health Study', () => {
		const interval = wald(of(104, 11037), of(189, 11034));
		expect(interval?.[0]).toBeCloseTo(0.004687750675049439, 9);
		expect(interval?.[1]).toBeCloseTo(0.010724297276960124, 9);
	});

	test('log risk ratio: R epitools riskratio, as in scipy 1.10.1 test_relative_risk.py', () => {
		const result = riskRatio(of(24, 256), of(16, 128));
		expect(result?.ratio).toBeCloseTo(1.3333333333333333, 9);
		expect(result?.interval[0]).toBeCloseTo(0.7347317169675996, 7);
		expect(result?.interval[1]).toBeCloseTo(2.4196284667212407, 7);
	});

	test('7 of 34 against 1 of 34: R PropCIs, as in statsmodels test_confint_2indep_propcis', () => {
		const [control, treatment] = [of(1, 34), of(7, 34)];
		expect(wald(control, treatment)?.[0]).toBeCloseTo(0.029169416110856966, 8);
		expect(wald(control, treatment)?.[1]).toBeCloseTo(0.3237717603597312, 8);
		expect(agrestiCaffo(control, treatment)?.[0]).toBeCloseTo(0.011611670142613911, 8);
		expect(agrestiCaffo(control, treatment)?.[1]).toBeCloseTo(0.3217216631907194, 8);
		expect(scoreRatioInterval(control, treatment)?.[0]).toBeCloseTo(1.2208528535148115, 5);
		expect(scoreRatioInterval(control, treatment)?.[1]).toBeCloseTo(42.57571760976041, 5);
	});

	test('one proportion against a target: example of R binom.test', () => {
		expect(binomialTest(of(682, 925), 0.75)).toBeCloseTo(0.38249155957485176, 9);
		expect(clopperPearson(of(682, 925))?.[0]).toBeCloseTo(0.707668264079039, 9);
		expect(clopperPearson(of(682, 925))?.[1]).toBeCloseTo(0.7654065582414781, 9);
	});

	test('120 against 100 of 1,000 each: computed with scipy and statsmodels', () => {
		const [control, treatment] = [of(100, 1000), of(120, 1000)];
		const result = pooledZ(control, treatment);
		expect(result?.z).toBeCloseTo(1.4293008498232314, 9);
		expect(result?.p).toBeCloseTo(0.1529177818639462, 9);
		expect(result?.chiSquare).toBeCloseTo(2.0429009193054135, 9);
		expect(result?.yatesChiSquare).toBeCloseTo(1.8437180796731358, 9);
		expect(result?.yatesP).toBeCloseTo(0.17451579008209805, 9);
		expect(wald(control, treatment)?.[0]).toBeCloseTo(-0.007411481998019949, 9);
		expect(wald(control, treatment)?.[1]).toBeCloseTo(0.04741148199801993, 9);
		expect(newcombe(control, treatment)?.[0]).toBeCloseTo(-0.007492167515211062, 9);
		expect(newcombe(control, treatment)?.[1]).toBeCloseTo(0.047550667456339055, 9);
	});

	test('Wilson lower bound: Evan Miller, How not to sort by average rating, computed', () => {
		expect(wilson(of(60, 100))?.[0]).toBeCloseTo(0.5020025867910617, 9);
		expect(wilson(of(18, 20))?.[0]).toBeCloseTo(0.6989663547715128, 9);
		expect(wilson(of(550, 1000))?.[0]).toBeCloseTo(0.5190327082257413, 9);
	});
});

describe('a second way to the same number', () => {
	test('the exact test sums every outcome as unlikely as the one seen', () => {
		for (const [successes, target] of [
			[3, 0.3],
			[0, 0.1],
			[20, 0.9],
			[7, 0.5],
			[19, 0.5]
		] as const) {
			const chances = outcomes(20, target);
			const seen = chances[successes] ?? 0;
			const tail = chances.filter((chance) => chance <= seen * (1 + 1e-7)).reduce((sum, chance) => sum + chance, 0);
			expect(binomialTest(of(successes, 20), target)).toBeCloseTo(Math.min(1, tail), 10);
		}
	});

	test('the score interval excludes 1 exactly when the pooled z test rejects', () => {
		for (let successes = 1; successes <= 40; successes++) {
			const [control, treatment] = [of(12, 60), of(successes, 45)];
			const interval = scoreRatioInterval(control, treatment) ?? [0, Infinity];
			const rejects = (pooledZ(control, treatment)?.p ?? 1) < 0.05;
			expect(interval[0] > 1 || interval[1] < 1).toBe(rejects);
		}
	});

	test('Clopper and Pearson, and Newcombe, cover at least what they promise over all outcomes', () => {
		let [exact, difference] = [0, 0];
		outcomes(40, 0.08).forEach((chance, successes) => {
			if (covers(clopperPearson(of(successes, 40)), 0.08)) exact += chance;
			outcomes(40, 0.2).forEach((other, more) => {
				if (covers(newcombe(of(successes, 40), of(more, 40)), 0.12)) difference += chance * other;
			});
		});
		expect(exact).toBeGreaterThanOrEqual(0.95);
		expect(difference).toBeGreaterThan(0.94);
	});
});

describe('extremes', () => {
	test('without trials nothing is computed', () => {
		const [none, some] = [of(0, 0), of(3, 10)];
		for (const method of [wald, agrestiCaffo, newcombe, pooledZ, riskRatio, scoreRatioInterval]) {
			expect(method(none, some)).toBeNull();
			expect(method(some, none)).toBeNull();
		}
		expect([clopperPearson(none), binomialTest(none, 0.5)]).toEqual([null, null]);
		expect(wilson(none), 'a share of nothing is anywhere').toEqual([0, 1]);
		expect([wilson(of(1, 0)), wilson(of(NaN, NaN))]).toEqual([null, null]);
	});

	test.each([
		[of(0, 10), of(0, 20)],
		[of(10, 10), of(20, 20)],
		[of(0, 1), of(1, 1)],
		[of(1, 1), of(0, 1)],
		[of(1e8, 1e9), of(100_020_000, 1e9)],
		[of(1, 1e9), of(0, 1e9)]
	])('%o against %o gives no NaN', (control, treatment) => {
		for (const method of [wald, agrestiCaffo, newcombe, scoreRatioInterval, pooledZ, riskRatio])
			expect(JSON.stringify(method(control, treatment), (_, v) => (Number.isNaN(v) ? 'NaN' : v))).not.toContain('NaN');
		for (const proportion of [control, treatment]) {
			expect(clopperPearson(proportion)).not.toContain(NaN);
			expect(wilson(proportion)).not.toContain(NaN);
			for (const target of [0, 0.1, 0.5, 1]) expect(binomialTest(proportion, target)).not.toBeNaN();
		}
	});

	test('no successes in one arm leave the score interval of the ratio open on one side', () => {
		expect(scoreRatioInterval(of(0, 50), of(8, 50))?.[1]).toBe(Infinity);
		expect(scoreRatioInterval(of(0, 50), of(8, 50))?.[0]).toBeGreaterThan(1);
		expect(scoreRatioInterval(of(8, 50), of(0, 50))?.[0]).toBe(0);
		expect(scoreRatioInterval(of(8, 50), of(0, 50))?.[1]).toBeLessThan(1);
	});
});

function covers(interval: readonly [number, number] | null, truth: number): boolean {
	return interval !== null && interval[0] <= truth && truth <= interval[1];
}

/** Probabilities of 0 to n successes, by multiplying out one trial at a time. */
function outcomes(n: number, p: number): number[] {
	let chances = [1];
	for (let trial = 0; trial < n; trial++)
		chances = [...chances, 0].map((chance, k) => chance * (1 - p) + (chances[k - 1] ?? 0) * p);
	return chances;
}
