import { describe, expect, test } from 'vitest';
import { bivariateFromPairs, bivariateFromSums, type Bivariate } from '#lib/stats/bivariate.ts';
import { cuped } from '#lib/stats/cuped.ts';
import { confidenceInterval, twoSidedP } from '#lib/stats/effect.ts';
import { ratioMean } from '#lib/stats/ratio-metric.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';
import { welch } from '#lib/stats/welch.ts';

const paired = (before: readonly number[], after: readonly number[]) =>
	bivariateFromPairs(before.map((x, unit) => [x, after[unit] ?? NaN] as const));

const control = paired([12, 15, 9, 20, 14, 11, 18, 7, 16, 13], [14, 16, 10, 23, 15, 11, 21, 8, 17, 15]);
const treatment = paired([13, 10, 17, 8, 19, 12, 15, 11, 14, 16], [16, 12, 21, 10, 24, 14, 18, 13, 18, 19]);

describe('earlier values taken out (CUPED): computed with scipy', () => {
	const adjusted = cuped(control, treatment);
	if (!adjusted) throw new Error('expected an adjustment');

	test('theta, adjusted means and what was explained', () => {
		expect(adjusted.theta).toBeCloseTo(1.2061224489795919, 9);
		expect(adjusted.control.mean).toBeCloseTo(15, 9);
		expect(adjusted.treatment.mean).toBeCloseTo(16.5, 9);
		expect(adjusted.varianceReduction).toBeCloseTo(0.9730672912646942, 9);
	});

	test('the same difference, unclear before and clear after', () => {
		expectTest(welch(control.y, treatment.y), {
			effect: [1.5, 2.012461179749811, 17.898122612102554],
			p: 0.4657329060816222,
			interval: [-2.729749761855472, 5.729749761855472]
		});
		expectTest(welch(adjusted.control, adjusted.treatment), {
			effect: [1.5, 0.29982988374021935, 16.469073635115578],
			p: 0.0001195252728232278,
			interval: [0.8658571939433513, 2.1341428060566487]
		});
	});
});

test('a ratio of two sums: PostHog test_two_sided_ttest_with_ratio_statistic', () => {
	const [c, t] = [
		ratioMean(orders(1966, [94605.79858780127, 10463129.505392816], 936)),
		ratioMean(orders(2034, [99673.9364269569, 11298745.182728939], 947))
	];
	expect(c?.mean).toBeCloseTo(101.07457114081332, 8);
	expect(t?.mean).toBeCloseTo(105.25230879298512, 8);
	expectTest(c && t && relativeEffect(c, t), {
		effect: [0.04133322165029552, 0.014050631576458663, 3970.5615240253373],
		p: 0.0032826732160770654,
		interval: [0.01378609252481788, 0.06888035077577316]
	});
});

describe('a second way to the same number', () => {
	test('sums and pairs give the same summary', () => {
		const pairs = [
			[3, 4],
			[1, 7],
			[8, 2],
			[5, 5]
		] as const;
		const bySums = bivariateFromSums({ n: 4, sumX: 17, sumY: 18, sumXX: 99, sumYY: 94, sumXY: 60 });
		const byPairs = bivariateFromPairs(pairs);
		expect(bySums.covariance).toBeCloseTo(byPairs.covariance, 12);
		expect(bySums.x.sd).toBeCloseTo(byPairs.x.sd, 12);
		expect(bySums.y.mean).toBeCloseTo(byPairs.y.mean, 12);
	});

	test('adjusting the units one by one gives what adjusting the summary gives', () => {
		const random = seeded(3);
		const units = Array.from({ length: 40 }, () => {
			const x = 10 * random();
			return [x, 2 * x + 5 * random()] as const;
		});
		const arms = [units.slice(0, 15), units.slice(15)] as const;
		const result = cuped(bivariateFromPairs(arms[0]), bivariateFromPairs(arms[1]));
		const centre = units.reduce((sum, [x]) => sum + x, 0) / units.length;
		const theta = result?.theta ?? NaN;
		const direct = bivariateFromPairs(arms[1].map(([x, y]) => [x, y - theta * (x - centre)] as const));
		expect(result?.treatment.mean).toBeCloseTo(direct.y.mean, 10);
		expect(result?.treatment.sd).toBeCloseTo(direct.y.sd, 10);
	});

	test('in simulated trials both intervals cover the truth in 95 of 100, the adjusted one in much less width', () => {
		const random = seeded(20260401);
		const arm = (shift: number) =>
			bivariateFromPairs(
				Array.from({ length: 40 }, () => {
					const x = gauss(random);
					return [x, 5 + shift + 0.9 * x + 0.45 * gauss(random)] as const;
				})
			);
		let [raw, adjusted, width] = [0, 0, 0];
		const rounds = 1500;
		for (let round = 0; round < rounds; round++) {
			const [c, t] = [arm(0), arm(0.3)];
			const less = cuped(c, t);
			const [before, after] = [welch(c.y, t.y), less && welch(less.control, less.treatment)];
			if (covers(before, 0.3)) raw++;
			if (covers(after, 0.3)) adjusted++;
			width += (after?.se ?? NaN) / (before?.se ?? NaN) / rounds;
		}
		for (const covered of [raw, adjusted]) {
			expect(covered / rounds).toBeGreaterThan(0.935);
			expect(covered / rounds).toBeLessThan(0.965);
		}
		expect(width).toBeCloseTo(Math.sqrt(1 - 0.8), 1);
	});

	test('in simulated trials the interval of a ratio covers the truth in 95 of 100', () => {
		const random = seeded(77);
		// people order one to four times; what they spend an order differs from person to person
		const arm = () =>
			ratioMean(
				bivariateFromPairs(
					Array.from({ length: 120 }, () => {
						const times = 1 + Math.floor(4 * random());
						return [times, times * (20 + 4 * gauss(random))] as const;
					})
				)
			);
		let covered = 0;
		const rounds = 1500;
		for (let round = 0; round < rounds; round++) {
			const [c, t] = [arm(), arm()];
			if (c && t && covers(relativeEffect(c, t), 0)) covered++;
		}
		expect(covered / rounds).toBeGreaterThan(0.935);
		expect(covered / rounds).toBeLessThan(0.965);
	});
});

describe('extremes', () => {
	test('earlier values that never vary change nothing', () => {
		const flat = paired([3, 3, 3], [1, 2, 6]);
		const result = cuped(flat, flat);
		expect(result?.theta).toBe(0);
		expect(result?.control).toEqual(flat.y);
		expect(result?.varianceReduction).toBe(0);
	});

	test('values that are wholly explained leave no variance, and no negative one', () => {
		const result = cuped(paired([1, 2, 3], [0.1, 0.2, 0.3]), paired([0.7, 0.1, 9], [0.07, 0.01, 0.9]));
		expect(result?.control.sd).toBeLessThan(1e-7);
		expect(result?.control.sd).toBeGreaterThanOrEqual(0);
	});

	test('fewer than two units, other units on each side or a denominator of nothing say nothing', () => {
		const [none, one] = [paired([], []), paired([1], [1])];
		for (const few of [none, one]) {
			expect(cuped(few, treatment)).toBeNull();
			expect(cuped(control, few)).toBeNull();
			expect(ratioMean(few)).toBeNull();
		}
		expect(ratioMean({ ...control, x: { ...control.x, n: 9 } })).toBeNull();
		expect(ratioMean(paired([0, 0, 0], [1, 2, 3]))).toBeNull();
		expect(ratioMean(bivariateFromSums({ n: 0, sumX: 0, sumY: 0, sumXX: 0, sumYY: 0, sumXY: 0 }))).toBeNull();
	});

	test('a thousand million units keep their digits', () => {
		const many: Bivariate = {
			x: { n: 1e9, mean: 2, sd: 1 },
			y: { n: 1e9, mean: 50, sd: 30 },
			covariance: 20
		};
		expect(ratioMean(many)?.mean).toBe(25);
		expect(cuped(many, many)?.theta).toBeCloseTo(20, 6);
	});
});

/** Every person orders once or not at all, as in the source: sums of the denominator and its squares are the same. */
function orders(n: number, [sum, squares]: readonly [number, number], count: number): Bivariate {
	return bivariateFromSums({ n, sumX: count, sumXX: count, sumY: sum, sumYY: squares, sumXY: sum });
}

function expectTest(
	effect: ReturnType<typeof welch>,
	expected: {
		effect: readonly [number, number, number];
		p: number;
		interval: readonly [number, number];
	}
) {
	if (!effect) throw new Error('expected an effect');
	expect(effect.estimate).toBeCloseTo(expected.effect[0], 9);
	expect(effect.se).toBeCloseTo(expected.effect[1], 9);
	expect(effect.df).toBeCloseTo(expected.effect[2], 6);
	expect(twoSidedP(effect)).toBeCloseTo(expected.p, 7);
	expect(confidenceInterval(effect)[0]).toBeCloseTo(expected.interval[0], 7);
	expect(confidenceInterval(effect)[1]).toBeCloseTo(expected.interval[1], 7);
}

function covers(effect: ReturnType<typeof welch>, truth: number): boolean {
	const [low, high] = effect ? confidenceInterval(effect) : [NaN, NaN];
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
