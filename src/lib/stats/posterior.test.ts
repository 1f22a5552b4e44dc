import { describe, expect, test } from 'vitest';
import { confidenceInterval, type Effect } from '#lib/stats/effect.ts';
import { meanFromSums, meanOfProportion } from '#lib/stats/mean.ts';
import { chanceAboveZero, expectedLosses, posterior } from '#lib/stats/posterior.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';
import * as studentT from '#lib/stats/student-t.ts';

const sums = (n: number, sum: number, sumOfSquares: number) => meanFromSums({ n, sum, sumOfSquares });
const orders = [sums(10, 100, 1002.25), sums(10, 105, 1111.5)] as const;

describe('published cases', () => {
	test('flat prior on the lift of means: PostHog test_bayesian.py test_realistic_example', () => {
		const effect = relativeEffect(sums(2507, 1196.87, 37377.9767), sums(2461, 1922.7, 94698.29));
		expectBelief(effect && posterior(effect), {
			mean: [0.6364670496854374, 0.3692930234509435],
			interval: [-0.08733397602031745, 1.3602680753911924],
			chance: 0.9575986091709435,
			losses: [0.006376662425027598, 0.642843712110465]
		});
	});

	test('flat prior on the lift of proportions: growthbook 8f1db44 TestBinom', () => {
		const effect = relativeEffect(
			meanOfProportion({ n: 100, successes: 49 }),
			meanOfProportion({ n: 100, successes: 51 })
		);
		expectBelief(effect && posterior(effect), {
			mean: [0.04081632653061228, 0.14725254573469446],
			interval: [-0.24779335974122602, 0.3294260128024506],
			chance: 0.6091813095808981,
			losses: [0.04057952262455082, 0.08139584915516311]
		});
	});

	test('flat prior on the lift of means: growthbook 8f1db44 test_bayesian_gaussian_ab_test', () => {
		const effect = relativeEffect(...orders);
		expectBelief(effect && posterior(effect), {
			mean: [0.05, 0.03571589282098377],
			interval: [-0.02000186360482087, 0.12000186360482087],
			chance: 0.9192339081566245,
			losses: [0.0013098171639265334, 0.05130981716392654]
		});
	});

	test('prior of mean 0.1 and variance 0.1: growthbook 8f1db44 test_bayesian_gaussian_ab_test_informative', () => {
		const effect = relativeEffect(...orders);
		expectBelief(effect && posterior(effect, { mean: 0.1, sd: Math.sqrt(0.1) }), {
			mean: [0.05062977888312217, 0.03549024888958016],
			interval: [-0.018929830742817594, 0.12018938850906194],
			chance: 0.9231499085772956,
			losses: [0.001227027546311408, 0.05185680642943358]
		});
	});

	test('expected loss keeps its digits: growthbook 8f1db44 TestGetRiskNumericalStability', () => {
		const losses = expectedLosses({ estimate: 0.1, se: 0.05, df: Infinity });
		expect(losses?.choosingControl).toBeCloseTo(0.10042453513084149, 12);
		expect(losses?.choosingTreatment).toBeCloseTo(0.00042453513084148324, 12);
	});

	test('normal prior, normal estimate: computed with scipy', () => {
		expectBelief(posterior({ estimate: 0.06, se: 0.03, df: Infinity }, { mean: 0, sd: 0.1 }), {
			mean: [0.05504587155963303, 0.02873478855663454],
			interval: [-0.001273279114744355, 0.11136502223401042],
			chance: 0.9722953333481542,
			losses: [0.00030495719408129337, 0.055350828753714325]
		});
	});
});

test('losses are the mean of the positive and of the negative part, whatever the degrees of freedom', () => {
	for (const df of [1.5, 4, 60, Infinity])
		for (const estimate of [-0.3, 0, 0.1, 0.9]) {
			const losses = expectedLosses({ estimate, se: 0.25, df });
			// E max(X, 0) is the area above the distribution's upper tail; substitution x = u / (1 - u) makes it finite
			const area = integrate((u) => studentT.below(estimate / 0.25 - u / (1 - u) / 0.25, df) / (1 - u) ** 2);
			expect(losses?.choosingControl).toBeCloseTo(area, df < 2 ? 1 : 5);
			expect((losses?.choosingControl ?? 0) - (losses?.choosingTreatment ?? 0)).toBeCloseTo(estimate, 10);
		}
});

test('a vague prior changes nothing and a certain one decides alone', () => {
	const effect: Effect = { estimate: 0.06, se: 0.03, df: Infinity };
	expect(posterior(effect, { mean: -5, sd: 1e9 }).estimate).toBeCloseTo(0.06, 12);
	expect(posterior(effect, { mean: -5, sd: 1e-9 }).estimate).toBeCloseTo(-5, 9);
});

test('an effect a thousand errors wide or a law without a mean gives no NaN', () => {
	expect(expectedLosses({ estimate: 1, se: 1e-9, df: 5 })).toEqual({
		choosingTreatment: expect.closeTo(0),
		choosingControl: expect.closeTo(1)
	});
	expect(expectedLosses({ estimate: 1, se: 1, df: 1 })).toBeNull();
	expect(chanceAboveZero({ estimate: 1, se: 1e-300, df: Infinity })).toBe(1);
});

function integrate(f: (u: number) => number): number {
	const steps = 4000;
	return (
		Array.from({ length: steps }, (_, step) => f((step + 0.5) / steps)).reduce((sum, value) => sum + value, 0) / steps
	);
}

function expectBelief(
	belief: Effect | null,
	expected: {
		mean: readonly [number, number];
		interval: readonly [number, number];
		chance: number;
		losses: readonly [number, number];
	}
) {
	if (!belief) throw new Error('expected a belief');
	expect(belief.estimate).toBeCloseTo(expected.mean[0], 9);
	expect(belief.se).toBeCloseTo(expected.mean[1], 9);
	expect(confidenceInterval(belief, 0.05)[0]).toBeCloseTo(expected.interval[0], 7);
	expect(confidenceInterval(belief, 0.05)[1]).toBeCloseTo(expected.interval[1], 7);
	expect(chanceAboveZero(belief)).toBeCloseTo(expected.chance, 8);
	expect(expectedLosses(belief)?.choosingTreatment).toBeCloseTo(expected.losses[0], 8);
	expect(expectedLosses(belief)?.choosingControl).toBeCloseTo(expected.losses[1], 8);
}
