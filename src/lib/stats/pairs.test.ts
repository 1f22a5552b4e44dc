import { describe, expect, test } from 'vitest';
import { bradleyTerry, type Comparison } from '#lib/stats/bradley-terry.ts';
import { learn, learnAll, UNKNOWN_ITEM, UNKNOWN_JUDGE } from '#lib/stats/crowd-bt.ts';
import { meanOf } from '#lib/stats/judge-scores.ts';

let seed = 11;
const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;

describe('comparisons in pairs', () => {
	const strengths = (comparisons: readonly Comparison[], penalty: number) =>
		Object.fromEntries((bradleyTerry(comparisons, { penalty }) ?? []).map(({ item, strength }) => [item, strength]));

	test('give the strengths of Bradley and Terry', () => {
		const wins = [
			['A', [0, 2, 0, 1]],
			['B', [3, 0, 5, 0]],
			['C', [0, 3, 0, 1]],
			['D', [4, 0, 3, 0]]
		] as const;
		const comparisons = wins.flatMap(([winner, counts]) =>
			counts.flatMap((count, at) => Array.from({ length: count }, () => [winner, 'ABCD'[at] ?? ''] as const))
		);
		const found = strengths(comparisons, 0);
		for (const [item, odds] of Object.entries({ A: 0.6398, B: 1.0433, C: 0.6598, D: 2.2704 })) {
			expect(Math.exp(found[item] ?? NaN)).toBeCloseTo(odds, 3);
		}
	});

	test('in a circle with one win more', () => {
		const found = strengths(
			[
				['0', '1'],
				['0', '1'],
				['1', '2'],
				['2', '0']
			],
			0
		);
		expect(found['0']).toBeCloseTo(0.419617624, 6);
		expect(found['1']).toBeCloseTo(-0.419617624, 6);
		expect(found['2']).toBeCloseTo(0, 6);
	});

	test('have strengths under a penalty where somebody was never beaten, and none without it', () => {
		const pairs = '73 20 52 42 21 45 63 54 70 23 40 04 65 32 34 34 52 73 76 65'
			.split(' ')
			.map((pair) => [pair[0] ?? '', pair[1] ?? ''] as const);
		const expected = [
			-0.51974039, -0.46280878, -0.31376862, -0.06854694, -0.3185146, -0.00346107, 0.63032783, 1.05651257
		];
		const found = strengths(pairs, 0.5);
		expected.forEach((strength, item) => expect(found[item]).toBeCloseTo(strength, 4));
		expect(bradleyTerry(pairs, { penalty: 0 })).toBeNull();
		expect(bradleyTerry([])).toBeNull();
		for (const { se, interval } of bradleyTerry(pairs) ?? []) {
			expect(se).toBeGreaterThan(0);
			expect(interval.every(Number.isFinite)).toBe(true);
		}
	});

	test('have errors that agree with how strengths scatter', () => {
		const truth = [1, 0.5, 0, -0.5, -1];
		const found = Array.from({ length: 150 }, () => {
			const pairs = truth.flatMap((one, i) =>
				truth.slice(i + 1).flatMap((other, k) =>
					Array.from({ length: 40 }, (): Comparison => {
						const wins = random() < 1 / (1 + Math.exp(other - one));
						const [a, b] = [String(i), String(i + k + 1)];
						return wins ? [a, b] : [b, a];
					})
				)
			);
			return (bradleyTerry(pairs, { penalty: 0 }) ?? []).find(({ item }) => item === '0');
		});
		const at = found.flatMap((one) => one ?? []);
		const centre = meanOf(at.map(({ strength }) => strength));
		const scatter = Math.sqrt(meanOf(at.map(({ strength }) => (strength - centre) ** 2)));
		expect(meanOf(at.map(({ se }) => se)) / scatter).toBeGreaterThan(0.88);
		expect(meanOf(at.map(({ se }) => se)) / scatter).toBeLessThan(1.12);
	});

	test('count for what they weigh: twice as one is two, and a tie is half of each way', () => {
		const twice = bradleyTerry([
			['A', 'B', 2],
			['B', 'C']
		]);
		const two = bradleyTerry([
			['A', 'B'],
			['A', 'B'],
			['B', 'C']
		]);
		twice?.forEach(({ strength, se }, at) => {
			expect(strength).toBeCloseTo(two?.[at]?.strength ?? NaN, 9);
			expect(se).toBeCloseTo(two?.[at]?.se ?? NaN, 9);
		});
		const tie = bradleyTerry([
			['A', 'B', 0.5],
			['B', 'A', 0.5]
		]);
		const [a, b] = tie ?? [];
		expect(a?.strength).toBeCloseTo(0, 9);
		expect(b?.strength).toBeCloseTo(0, 9);
		// the penalty gives each 1, one comparison of equals 1/4 and −1/4: the inverse of [[5/4, −1/4], [−1/4, 5/4]]
		expect(a?.se).toBeCloseTo(Math.sqrt(1.25 / (1.25 ** 2 - 0.25 ** 2)), 9);
	});

	test('survive thousands of wins of one over another', () => {
		const found = bradleyTerry(Array.from({ length: 5000 }, () => ['A', 'B'] as const));
		expect(found?.every(({ strength, se }) => Number.isFinite(strength) && Number.isFinite(se))).toBe(true);
	});
});

describe('a crowd of judges', () => {
	test('one comparison teaches items and judge', () => {
		const now = learn({
			winner: { mu: 4.2, variance: 1 },
			loser: { mu: 3.11, variance: 0.65 },
			judge: { alpha: 20, beta: 12.2 }
		});
		expect(now.judge.alpha).toBeCloseTo(20.29342378562617, 9);
		expect(now.judge.beta).toBeCloseTo(12.144888310192417, 9);
		expect(now.winner.mu).toBeCloseTo(4.28143039999674, 9);
		expect(now.winner.variance).toBeCloseTo(0.9529174440716865, 9);
		expect(now.loser.mu).toBeCloseTo(3.057070240002119, 9);
		expect(now.loser.variance).toBeCloseTo(0.6301076201202875, 9);
	});

	test('two that nobody knows part by nine twenty-seconds and more, and the judge stays as he was', () => {
		const now = learn({ winner: UNKNOWN_ITEM, loser: UNKNOWN_ITEM, judge: UNKNOWN_JUDGE });
		expect(now.winner.mu).toBeCloseTo(9 / 22, 9);
		expect(now.loser.mu).toBeCloseTo(-9 / 22, 9);
		expect(now.winner.variance).toBeCloseTo(0.832644628099, 9);
		expect(now.judge).toEqual({ alpha: expect.closeTo(10, 9), beta: expect.closeTo(1, 9) });
	});

	test('who contradicts the others counts for less', () => {
		const { items, judges } = learnAll([
			['J1', 'A', 'B'],
			['J1', 'B', 'C'],
			['J2', 'A', 'C'],
			['J2', 'C', 'B'],
			['J1', 'A', 'C']
		]);
		expect(items.get('A')).toEqual({ mu: expect.closeTo(0.7940823595, 8), variance: expect.closeTo(0.6308471137, 8) });
		expect(items.get('B')).toEqual({ mu: expect.closeTo(-0.3928582542, 8), variance: expect.closeTo(0.6952748172, 8) });
		expect(items.get('C')).toEqual({ mu: expect.closeTo(-0.4855567994, 8), variance: expect.closeTo(0.6150990512, 8) });
		expect(judges.get('J1')).toEqual({
			alpha: expect.closeTo(10.2239021921, 8),
			beta: expect.closeTo(0.9999370111, 8)
		});
		expect(judges.get('J2')).toEqual({
			alpha: expect.closeTo(10.0037463851, 8),
			beta: expect.closeTo(1.0052911234, 8)
		});
	});
});
