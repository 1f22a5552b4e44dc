import { describe, expect, test } from 'vitest';
import * as chiSquare from '#lib/stats/chi-square.ts';
import { confidenceSequence } from '#lib/stats/confidence-sequence.ts';
import { twoSidedP, type Effect } from '#lib/stats/effect.ts';
import { falsePositiveRisk } from '#lib/stats/false-positive-risk.ts';
import { heterogeneity } from '#lib/stats/heterogeneity.ts';
import { jumps, robustZ } from '#lib/stats/jumps.ts';
import { precisionProgress, precisionProgressOf } from '#lib/stats/precision.ts';
import { surprise } from '#lib/stats/surprise.ts';
import { trend } from '#lib/stats/trend.ts';
import { weightedShare } from '#lib/stats/weighted-share.ts';

const of = (estimate: number, se: number): Effect => ({ estimate, se, df: Infinity });

describe('published cases', () => {
	test.each([
		[1 / 3, 0.05882352941176472],
		[0.2, 0.1111111111111111],
		[0.15, 0.1504424778761062],
		[0.1, 0.2195121951219512],
		[0.08, 0.26436781609195403]
	])('false-positive risk at a success rate of %f: Kohavi, Deng and Vermeer 2022', (successRate, risk) => {
		expect(falsePositiveRisk({ successRate, alpha: 0.05, power: 0.8 })).toBeCloseTo(risk, 9);
	});

	test('quality score of 190 in 290: statsig-io/docs quality-score.mdx', () => {
		const items = [
			{ weight: 190, isPassed: true },
			{ weight: 100, isPassed: false },
			{ weight: 0, isPassed: false }
		];
		expect(weightedShare(items)).toBeCloseTo(0.6551724137931034, 9);
	});

	test('upper tails of chi-square: scipy.stats.chi2.sf', () => {
		expect(chiSquare.above(5, 2)).toBeCloseTo(0.0820849986238988, 12);
		expect(chiSquare.above(12.3, 7)).toBeCloseTo(0.0911148860003131, 12);
		expect(chiSquare.above(60, 8) / 4.661032000779303e-10).toBeCloseTo(1, 9);
		expect(chiSquare.above(200, 201)).toBeCloseTo(0.5066565975030574, 9);
	});
});

describe('uneven segments', () => {
	test('two segments differ by the z of their difference', () => {
		const result = heterogeneity([of(0.1, 0.03), of(-0.02, 0.05)]);
		const z = 0.12 / Math.hypot(0.03, 0.05);
		expect(result?.q).toBeCloseTo(z * z, 10);
		expect(result?.p).toBeCloseTo(twoSidedP(of(z, 1)), 10);
		expect(result?.pooled.estimate).toBeCloseTo((0.1 / 0.0009 - 0.02 / 0.0025) / (1 / 0.0009 + 1 / 0.0025), 12);
	});

	test('segments with one true effect are called uneven in 5 of 100 cases', () => {
		const random = seeded(50);
		const called = Array.from({ length: 4000 }).filter(() => {
			const effects = [0.1, 0.2, 0.05, 0.4, 0.1].map((se) => of(0.3 + se * gauss(random), se));
			return (heterogeneity(effects)?.p ?? 1) < 0.05;
		});
		expect(called.length / 4000).toBeGreaterThan(0.042);
		expect(called.length / 4000).toBeLessThan(0.058);
	});

	test('equal effects have no spread beyond chance', () => {
		const result = heterogeneity([of(0.1, 0.2), of(0.1, 0.3)]);
		expect(result).toMatchObject({ q: expect.closeTo(0, 12), p: expect.closeTo(1, 12), iSquared: 0 });
	});
});

describe('novelty', () => {
	const days = (random: () => number, slope: number, scatter = 1) =>
		Array.from({ length: 14 }, (_, at) => {
			const se = 0.05 + 0.01 * (at % 3);
			return { at, effect: of(0.3 + slope * at + scatter * se * gauss(random), se) };
		});

	test('a line is found as it is', () => {
		const line = trend([0, 1, 5, 9].map((at) => ({ at, effect: of(0.4 - 0.03 * at, 0.02 * (1 + at)) })));
		expect(line?.estimate).toBeCloseTo(-0.03, 12);
		expect(line?.df).toBe(Infinity);
	});

	test('with equal errors it is the textbook slope', () => {
		const ys = [0.3, 0.5, 0.1, 0.2];
		const line = trend(ys.map((y, at) => ({ at, effect: of(y, 1) })));
		expect(line?.estimate).toBeCloseTo((-1.5 * 0.3 - 0.5 * 0.5 + 0.5 * 0.1 + 1.5 * 0.2) / 5, 12);
		expect(line?.se).toBeCloseTo(1 / Math.sqrt(5), 12);
	});

	test('a steady effect is called a novelty in 5 of 100 cases at most, also when days scatter more than they say', () => {
		const random = seeded(60);
		const called = (scatter: number) =>
			Array.from({ length: 2000 }).filter(() => {
				const slope = trend(days(random, 0, scatter));
				return slope && twoSidedP(slope) < 0.05;
			}).length / 2000;
		expect(called(1)).toBeLessThan(0.055);
		expect(called(1)).toBeGreaterThan(0.01);
		expect(called(3)).toBeLessThan(0.065);
	});

	test('an effect that wears off is seen', () => {
		const slope = trend(days(seeded(61), -0.02));
		expect(slope?.estimate).toBeLessThan(-0.01);
		expect(slope && twoSidedP(slope)).toBeLessThan(0.01);
	});
});

describe('too good to be true', () => {
	test('far outside what effects have been is implausible, in the middle it is not', () => {
		const prior = { mean: 0, sd: 0.1 };
		expect(surprise(of(0.5, 0.05), prior).isImplausible).toBe(true);
		expect(surprise(of(0.15, 0.05), prior).isImplausible).toBe(false);
		// an uncertain estimate may be far off without being suspicious
		expect(surprise(of(0.5, 0.4), prior).isImplausible).toBe(false);
	});

	test('effects drawn from the prior are implausible as often as the threshold says', () => {
		const random = seeded(70);
		const called = Array.from({ length: 20_000 }).filter(
			() =>
				surprise(of(0.02 + 0.1 * gauss(random) + 0.05 * gauss(random), 0.05), { mean: 0.02, sd: 0.1 }, 0.01)
					.isImplausible
		);
		expect(called.length / 20_000).toBeGreaterThan(0.007);
		expect(called.length / 20_000).toBeLessThan(0.013);
	});
});

describe('sudden jumps in a daily series', () => {
	test('a lasting shift jumps once, a spike up and down again', () => {
		expect(jumps([10, 11, 10, 11, 10, 60, 61, 60, 61])).toEqual([5]);
		expect(jumps([10, 12, 11, 10, 90, 11, 12, 10])).toEqual([4, 5]);
	});

	test('a steady climb has no jump', () => {
		expect(jumps([1, 3, 5, 7, 9, 11, 13])).toEqual([]);
	});

	test('noise alone seldom jumps', () => {
		const random = seeded(80);
		const series = Array.from({ length: 300 }, () => Array.from({ length: 28 }, () => 100 + 5 * gauss(random)));
		expect(series.filter((values) => jumps(values).length > 0).length / 300).toBeLessThan(0.1);
	});

	test('one wild value does not hide itself by widening the scale', () => {
		expect(robustZ([10, 11, 9, 10, 30])[4]).toBeCloseTo(13.4898, 4);
		expect(robustZ([5, 5, 5, 5, 5, 9])[5]).toBeGreaterThan(3.5);
	});
});

describe('how far precision has come', () => {
	test('half the half-width takes four times the visitors', () => {
		const plan = { planned: 0.02, n: 2500, perUnit: 500 };
		expect(precisionProgress({ ...plan, halfWidth: 0.04 })).toEqual({ done: 0.25, n: 10_000, left: 15 });
		const searched = precisionProgressOf((n) => 2 / Math.sqrt(n), plan);
		expect(searched?.n).toBeCloseTo(10_000, 4);
		expect(searched?.left).toBeCloseTo(15, 8);
	});

	test('the always-valid interval gets there later, and is as wide as planned when it does', () => {
		const halfWidthAt = (n: number) => {
			const [low, high] = confidenceSequence(of(0, 3 / Math.sqrt(n)), { n }).interval;
			return (high - low) / 2;
		};
		const progress = precisionProgressOf(halfWidthAt, { planned: 0.05, n: 1000, perUnit: 100 });
		expect(halfWidthAt(progress?.n ?? NaN)).toBeCloseTo(0.05, 9);
		expect(progress?.n).toBeGreaterThan((1.96 * 3) ** 2 / 0.05 ** 2);
	});

	test('once reached nothing is left, and at no pace no day is named', () => {
		expect(precisionProgress({ halfWidth: 0.01, planned: 0.02, n: 100, perUnit: 5 })).toMatchObject({
			done: 1,
			left: 0
		});
		expect(precisionProgress({ halfWidth: 0.04, planned: 0.02, n: 100, perUnit: 0 })?.left).toBeNull();
		expect(precisionProgressOf((n) => 1 / n, { planned: 0.5, n: 10, perUnit: 0 })).toEqual({ done: 1, n: 10, left: 0 });
	});
});

describe('extremes', () => {
	test('too little to tell is null or nothing', () => {
		expect(falsePositiveRisk({ successRate: -0.1 })).toBeNull();
		expect(falsePositiveRisk({ successRate: NaN })).toBeNull();
		expect(falsePositiveRisk({ successRate: 1, power: 0 })).toBeNull();
		expect(falsePositiveRisk({ successRate: 0 })).toBe(1);
		expect(falsePositiveRisk({ successRate: 1 })).toBe(0);
		expect(weightedShare([])).toBeNull();
		expect(weightedShare([{ weight: 0, isPassed: true }])).toBeNull();
		expect(heterogeneity([])).toBeNull();
		expect(heterogeneity([of(1, 1), of(1, 0)])).toBeNull();
		expect(trend([])).toBeNull();
		expect(trend([1, 2].map((at) => ({ at, effect: of(1, 1) })))).toBeNull();
		expect(trend([1, 1, 1].map((at) => ({ at, effect: of(1, 1) })))).toBeNull();
		expect(trend([1, 2, NaN].map((at) => ({ at, effect: of(1, 1) })))).toBeNull();
		expect(robustZ([])).toEqual([]);
		expect(robustZ([7, 7, 7])).toEqual([0, 0, 0]);
		expect(jumps([1, 900, 1, 900])).toEqual([]);
		expect(precisionProgress({ halfWidth: Infinity, planned: 0.1, n: 10, perUnit: 1 })).toBeNull();
		expect(precisionProgress({ halfWidth: 0, planned: 0.1, n: 10, perUnit: 1 })).toBeNull();
		expect(precisionProgressOf(() => 1, { planned: 0.1, n: 10, perUnit: 1 })).toBeNull();
		expect(precisionProgressOf(() => 1, { planned: 0, n: 10, perUnit: 1 })).toBeNull();
		expect(chiSquare.above(0, 3)).toBe(1);
		expect(chiSquare.above(1e9, 3)).toBe(0);
	});

	test('tiny and huge units give the same answers', () => {
		for (const unit of [1e-150, 1e150]) {
			const result = heterogeneity([of(1 * unit, unit), of(4 * unit, 2 * unit)]);
			expect(result?.q).toBeCloseTo(9 / 5, 9);
			const slope = trend([0, 1, 2].map((at) => ({ at, effect: of(at * unit, unit) })));
			expect((slope?.estimate ?? NaN) / unit).toBeCloseTo(1, 9);
			expect(robustZ([0, 1, 2, 3, 10].map((value) => value * unit))[4]).toBeCloseTo(8 / 1.4826, 3);
		}
		expect(surprise(of(1, 1e-300), { mean: 0, sd: 1e-9 })).toMatchObject({ p: 0, isImplausible: true });
	});
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
