import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, falseCoverageAlpha } from '#lib/stats/benjamini-hochberg.ts';
import { bonferroni, bonferroniAlpha } from '#lib/stats/bonferroni.ts';
import { holm } from '#lib/stats/holm.ts';
import { preferentialBonferroni } from '#lib/stats/preferential-bonferroni.ts';

const methods = [bonferroni, holm, benjaminiHochberg] as const;

describe('published cases', () => {
	test('Holm: growthbook 8f1db44 experiments.test.ts', () => {
		expectClose(holm([0.01, 0.04, 0.03, 0.005, 0.55, 0.6]), [0.05, 0.12, 0.12, 0.03, 1, 1]);
	});

	test('Benjamini and Hochberg: growthbook 8f1db44 experiments.test.ts', () => {
		expectClose(
			benjaminiHochberg([0.898, 0.138, 0.007, 0.964, 0.538, 0.006, 0.138]),
			[0.964, 0.2415, 0.0245, 0.964, 0.7532, 0.0245, 0.2415]
		);
	});

	test('a preferred metric: formula in Eppo-exp/eppo-docs multiple-testing.md', () => {
		const levels = preferentialBonferroni({ treatments: 2, metrics: 5, alpha: 0.05, gamma: 0.5 });
		expect(levels?.primary).toBeCloseTo(0.0125, 12);
		expect(levels?.other).toBeCloseTo(0.003125, 12);
	});
});

describe('what must hold for any list of p-values', () => {
	const random = seeded(11);
	const lists = Array.from({ length: 200 }, (_, size) => Array.from({ length: size % 12 }, () => random() ** 3));

	test('an adjusted p is never smaller than its own, nor over 1', () => {
		for (const method of methods)
			for (const ps of lists)
				method(ps).forEach((adjusted, at) => {
					expect(adjusted).toBeGreaterThanOrEqual(ps[at] ?? NaN);
					expect(adjusted).toBeLessThanOrEqual(1);
				});
	});

	test('the order of the list changes nothing, and smaller p stay smaller', () => {
		for (const method of methods)
			for (const ps of lists) {
				expect(method(ps.toReversed()).toReversed()).toEqual(method(ps));
				const rising = method(ps.toSorted((a, b) => a - b));
				expect(rising).toEqual(rising.toSorted((a, b) => a - b));
			}
	});

	test('Holm never rejects less than Bonferroni, and the false discovery rate never less than Holm', () => {
		for (const ps of lists) {
			const [strict, step, rate] = [bonferroni(ps), holm(ps), benjaminiHochberg(ps)];
			step.forEach((adjusted, at) => {
				expect(adjusted).toBeLessThanOrEqual(strict[at] ?? NaN);
				expect(adjusted).toBeGreaterThanOrEqual((rate[at] ?? NaN) - 1e-15);
			});
		}
	});

	test('the levels for a preferred metric and the others use up alpha and no more', () => {
		for (const [treatments, metrics, gamma] of [
			[1, 2, 0.5],
			[3, 7, 0.9],
			[2, 4, 0]
		] as const) {
			const levels = preferentialBonferroni({ treatments, metrics, gamma });
			expect(treatments * ((levels?.primary ?? NaN) + (metrics - 1) * (levels?.other ?? NaN))).toBeCloseTo(0.05, 12);
		}
		expect(preferentialBonferroni({ treatments: 2, metrics: 1 })).toEqual({ primary: 0.025, other: null });
	});
});

describe('in simulated families', () => {
	test('with no effect anywhere Holm raises a false alarm in 5 of 100 families at most', () => {
		const random = seeded(5);
		const families = 5000;
		const alarms = Array.from({ length: families }).filter(() =>
			holm(Array.from({ length: 8 }, random)).some((p) => p < 0.05)
		);
		expect(alarms.length / families).toBeLessThan(0.056);
		expect(alarms.length / families).toBeGreaterThan(0.042);
	});

	test('with effects in half of the tests the false part of what Benjamini and Hochberg find stays under alpha', () => {
		const random = seeded(6);
		let falseShare = 0;
		const families = 3000;
		for (let family = 0; family < families; family++) {
			// six true effects have tiny p, six others none
			const ps = [...Array.from({ length: 6 }, () => random() ** 8 / 10), ...Array.from({ length: 6 }, () => random())];
			const found = benjaminiHochberg(ps).flatMap((p, at) => (p < 0.1 ? [at] : []));
			falseShare += found.filter((at) => at >= 6).length / Math.max(1, found.length) / families;
		}
		expect(falseShare).toBeLessThan(0.055);
		expect(falseShare).toBeGreaterThan(0.04);
	});
});

describe('extremes', () => {
	test('no comparisons give none, one is left as it is', () => {
		for (const method of methods) {
			expect(method([])).toEqual([]);
			expect(method([0.03])).toEqual([0.03]);
			expect(method([0, 1])).toEqual([0, 1]);
		}
		expect(bonferroniAlpha(0.05, 0)).toBe(0.05);
		expect(falseCoverageAlpha(0.05, { selected: 0, of: 0 })).toBe(0.05);
		expect(falseCoverageAlpha(0.05, { selected: 2, of: 10 })).toBeCloseTo(0.01, 12);
		expect(falseCoverageAlpha(0.05, { selected: 0, of: 10 })).toBeCloseTo(0.005, 12);
	});

	test('what is no p-value is refused, not adjusted', () => {
		for (const method of methods) {
			expect(() => method([0.1, NaN])).toThrow(RangeError);
			expect(() => method([-0.1])).toThrow(RangeError);
		}
		expect(preferentialBonferroni({ treatments: 0, metrics: 5 })).toBeNull();
		expect(preferentialBonferroni({ treatments: 1, metrics: 5, gamma: 1.5 })).toBeNull();
	});
});

function expectClose(found: readonly number[], expected: readonly number[]) {
	expect(found).toHaveLength(expected.length);
	found.forEach((p, at) => expect(p).toBeCloseTo(expected[at] ?? NaN, 12));
}

/** Park and Miller 1988: the same numbers on every machine. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
