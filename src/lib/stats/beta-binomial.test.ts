import { describe, expect, test } from 'vitest';
import { betaBinomial, betaInterval, betaPosterior, UNIFORM, type Beta } from '#lib/stats/beta-binomial.ts';
import * as normal from '#lib/stats/normal.ts';

describe('published cases', () => {
	test('uniform prior: growthbook before 1bfa8046d2, test_bayesian_binomial_ab_test', () => {
		expectArms(odds([49, 100], [51, 100]), {
			chance: [1 - 0.6107705226878388, 0.6107705226878388],
			loss: [0.03872430433934411, 0.01911646120208937]
		});
	});

	test('Beta(100, 100) on B and none on A: growthbook before 1bfa8046d2', () => {
		const arms = betaBinomial([
			{ a: 49, b: 51 },
			{ a: 151, b: 149 }
		]);
		expectArms(arms, {
			chance: [1 - 0.5916528846637, 0.5916528846637],
			loss: [0.03024986505966534, 0.016916531726332267]
		});
	});

	test("Jeffreys' prior: spotify/confidence test_betabinomial.py", () => {
		const [control, treatment] = [
			{ a: 42.5, b: 62.5 },
			{ a: 500.5, b: 509.5 }
		];
		expectArms(betaBinomial([control, treatment]), {
			chance: [1 - 0.9629065409848578, 0.9629065409848578],
			loss: [0.09154431552547752, 0.0007616658319365566]
		});
		expect(betaInterval(treatment)[0]).toBeCloseTo(0.46473986813447266, 9);
		expect(betaInterval(treatment)[1]).toBeCloseTo(0.5263659545590018, 9);
		expect(betaInterval(control)[0]).toBeCloseTo(0.31324190157143383, 9);
		expect(betaInterval(control)[1]).toBeCloseTo(0.49971958035577485, 9);
	});

	test('three arms: computed by numerical integration', () => {
		expectArms(odds([100, 1000], [120, 1000], [114, 1000]), {
			chance: [0.03655122153781163, 0.6395303310269531, 0.32391844743523496],
			loss: [0.02338454987561242, 0.003424470035293059, 0.009412493987388873]
		});
	});
});

test('agrees with the closed sum of Miller 2015 where that can be summed', () => {
	for (const [a, b] of [
		[
			{ a: 3, b: 9 },
			{ a: 5, b: 8 }
		],
		[
			{ a: 1, b: 1 },
			{ a: 40, b: 2 }
		],
		[
			{ a: 900, b: 30 },
			{ a: 7, b: 1 }
		]
	] as const)
		expect(betaBinomial([a, b])[1]?.chanceBest).toBeCloseTo(miller(a, b), 9);
});

test('the difference of the two losses is the difference of the two means', () => {
	const arms = odds([3, 40], [300, 5000]);
	const gap = 301 / 5002 - 4 / 42;
	expect((arms[0]?.expectedLoss ?? NaN) - (arms[1]?.expectedLoss ?? NaN)).toBeCloseTo(gap, 9);
});

describe('extremes', () => {
	test('at a thousand million visitors it meets the normal approximation', () => {
		const arms = odds([100_000_000, 1e9], [100_013_416, 1e9]);
		const z = 13_416 / 1e9 / Math.sqrt((0.1 * 0.9 + 0.100013416 * 0.899986584) / 1e9);
		expect(arms[1]?.chanceBest).toBeCloseTo(normal.below(z), 5);
		expect(arms[0]?.chanceBest).toBeCloseTo(1 - normal.below(z), 5);
	});

	test.each<[string, readonly (readonly [number, number])[]]>([
		[
			'no visitors seen but one',
			[
				[0, 1],
				[1, 1]
			]
		],
		[
			'all and none of 1e9',
			[
				[0, 1e9],
				[1e9, 1e9]
			]
		],
		[
			'ten against 1e9',
			[
				[5, 10],
				[5e8, 1e9]
			]
		],
		[
			'one in 1e9',
			[
				[1, 1e9],
				[0, 1e9]
			]
		]
	])('%s: chances add up to one, losses are not negative', (_, trials) => {
		const arms = odds(...trials);
		expect(arms.reduce((sum, arm) => sum + arm.chanceBest, 0)).toBeCloseTo(1, 8);
		for (const { expectedLoss } of arms) expect(expectedLoss).toBeGreaterThanOrEqual(0);
	});

	test('no trials, and no successes on an empty prior, are no belief', () => {
		expect(betaPosterior({ n: 0, successes: 0 })).toBeNull();
		expect(betaPosterior({ n: 10, successes: 0 }, { a: 0, b: 0 })).toBeNull();
	});
});

function odds(...trials: readonly (readonly [successes: number, n: number])[]) {
	return betaBinomial(trials.map(([successes, n]) => betaPosterior({ n, successes }, UNIFORM) ?? UNIFORM));
}

/** P(second > first) = sum over i < second.a of B(first.a + i, first.b + second.b) / ((second.b + i) B(1 + i, second.b) B(first)). */
function miller(first: Beta, second: Beta): number {
	const terms = Array.from({ length: second.a }, (_, i) =>
		Math.exp(
			logBeta(first.a + i, first.b + second.b) -
				Math.log(second.b + i) -
				logBeta(1 + i, second.b) -
				logBeta(first.a, first.b)
		)
	);
	return terms.reduce((sum, term) => sum + term, 0);
}

/** Of whole numbers, by logarithms of factorials. */
function logBeta(a: number, b: number): number {
	const logFactorial = (n: number) => Array.from({ length: n }, (_, i) => Math.log(i + 1)).reduce((x, y) => x + y, 0);
	return logFactorial(a - 1) + logFactorial(b - 1) - logFactorial(a + b - 1);
}

function expectArms(arms: ReturnType<typeof betaBinomial>, expected: { chance: number[]; loss: number[] }) {
	arms.forEach(({ chanceBest, expectedLoss }, arm) => {
		expect(chanceBest).toBeCloseTo(expected.chance[arm] ?? NaN, 8);
		expect(expectedLoss).toBeCloseTo(expected.loss[arm] ?? NaN, 8);
	});
	expect(arms).toHaveLength(expected.chance.length);
}
