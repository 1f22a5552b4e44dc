import { describe, expect, test } from 'vitest';
import { betaBinomial, betaInterval, betaPosterior, JEFFREYS } from '#lib/stats/beta-binomial.ts';
import { bestOfNormals } from '#lib/stats/best-of-normals.ts';
import * as normal from '#lib/stats/normal.ts';
import { chanceAbove, chanceAboveZero, expectedLosses } from '#lib/stats/posterior.ts';

describe('which mean is highest', () => {
	test('of two it is what the normal law of their difference says', () => {
		for (const [a, b] of [
			[
				{ mean: 0, sd: 1 },
				{ mean: 1, sd: 1 }
			],
			[
				{ mean: 5, sd: 0.01 },
				{ mean: 5.3, sd: 2 }
			],
			[
				{ mean: -1, sd: 0.2 },
				{ mean: 3, sd: 0.5 }
			]
		] as const) {
			const difference = { estimate: b.mean - a.mean, se: Math.hypot(a.sd, b.sd), df: Infinity };
			const [first, second] = bestOfNormals([a, b]) ?? [];
			expect(second?.chanceBest).toBeCloseTo(chanceAboveZero(difference), 9);
			expect(second?.expectedLoss).toBeCloseTo(expectedLosses(difference)?.choosingTreatment ?? NaN, 9);
			expect(first?.expectedLoss).toBeCloseTo(expectedLosses(difference)?.choosingControl ?? NaN, 9);
		}
	});

	test('of three it is what drawing them shows', () => {
		const arms = [
			{ mean: 10, sd: 1 },
			{ mean: 10.5, sd: 0.5 },
			{ mean: 9.5, sd: 2 }
		];
		const random = seeded(1);
		const rounds = 40_000;
		const wins = [0, 0, 0];
		const losses = [0, 0, 0];
		for (let round = 0; round < rounds; round++) {
			const drawn = arms.map(({ mean, sd }) => mean + sd * gauss(random));
			const best = Math.max(...drawn);
			drawn.forEach((value, arm) => {
				if (value === best) wins[arm] = (wins[arm] ?? 0) + 1 / rounds;
				losses[arm] = (losses[arm] ?? 0) + (best - value) / rounds;
			});
		}
		const odds = bestOfNormals(arms) ?? [];
		expect(odds).toHaveLength(3);
		odds.forEach(({ chanceBest, expectedLoss }, arm) => {
			expect(Math.abs(chanceBest - (wins[arm] ?? NaN))).toBeLessThan(0.01);
			expect(Math.abs(expectedLoss - (losses[arm] ?? NaN))).toBeLessThan(0.02);
		});
	});

	test('with many visitors shares and their normal beliefs say the same', () => {
		const trials = [
			{ n: 50_000, successes: 5000 },
			{ n: 50_000, successes: 5100 },
			{ n: 50_000, successes: 5060 }
		];
		const exact = betaBinomial(trials.flatMap((trial) => betaPosterior(trial) ?? []));
		const approximate = bestOfNormals(
			trials.map(({ n, successes }) => {
				const share = successes / n;
				return { mean: share, sd: Math.sqrt((share * (1 - share)) / n) };
			})
		);
		expect(approximate).toHaveLength(3);
		approximate?.forEach(({ chanceBest }, arm) => expect(chanceBest).toBeCloseTo(exact[arm]?.chanceBest ?? NaN, 2));
	});

	test('chances add up to one and losses are not negative, however far apart or alike the arms', () => {
		for (const arms of [
			[],
			[{ mean: 3, sd: 1 }],
			[
				{ mean: 0, sd: 1e-9 },
				{ mean: 1e9, sd: 1 },
				{ mean: 5, sd: 1e6 }
			],
			Array.from({ length: 8 }, () => ({ mean: 2, sd: 0.1 }))
		]) {
			const odds = bestOfNormals(arms) ?? [];
			expect(odds).toHaveLength(arms.length);
			if (arms.length > 0) expect(odds.reduce((sum, { chanceBest }) => sum + chanceBest, 0)).toBeCloseTo(1, 6);
			for (const { expectedLoss } of odds) expect(expectedLoss).toBeGreaterThanOrEqual(0);
		}
	});
});

test('an arm without a spread, or without a mean, gives no odds', () => {
	const known = { mean: 1, sd: 1 };
	for (const unknown of [
		{ mean: 1, sd: 0 },
		{ mean: NaN, sd: 1 },
		{ mean: 1, sd: Infinity }
	])
		expect(bestOfNormals([known, unknown])).toBeNull();
});

test('the chance to be above a bar is one half at the estimate', () => {
	expect(chanceAbove({ estimate: 0.06, se: 0.03, df: Infinity }, 0.06)).toBeCloseTo(0.5, 12);
	expect(chanceAbove({ estimate: 0.06, se: 0.03, df: Infinity }, 0.03)).toBeCloseTo(normal.below(1), 12);
	expect(chanceAbove({ estimate: 0.06, se: 0.03, df: 7 }, 0)).toBe(
		chanceAboveZero({ estimate: 0.06, se: 0.03, df: 7 })
	);
});

test("Jeffreys' prior: spotify/confidence test_betabinomial.py", () => {
	const belief = betaPosterior({ n: 1009, successes: 500 }, JEFFREYS);
	expect(belief && betaInterval(belief)[0]).toBeCloseTo(0.46473986813447266, 9);
	expect(belief && betaInterval(belief)[1]).toBeCloseTo(0.5263659545590018, 9);
});

/** Box and Muller 1958. */
function gauss(random: () => number): number {
	return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}

/** Park and Miller 1988: the same numbers on every machine. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
