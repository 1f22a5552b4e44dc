import { describe, expect, test } from 'vitest';
import { differenceInDifferences } from '#lib/stats/difference-in-differences.ts';
import { confidenceInterval } from '#lib/stats/effect.ts';
import { meanOfSeries } from '#lib/stats/effective-size.ts';
import { detectableBy, neededFor, neededWithin } from '#lib/stats/interval-plan.ts';
import { meanFromValues } from '#lib/stats/mean.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';
import { beforeAfterPlan, daysAgainstTargetPlan, regionsPlan } from '#lib/stats/series-plans.ts';

const fail = (): never => {
	throw new Error('expected a plan');
};

let seed = 11;
const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
const gauss = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

describe('days in a row', () => {
	/** So many days around a mean, each like the one before by r. */
	function series(n: number, { mean, sd, r = 0 }: { mean: number; sd: number; r?: number }): number[] {
		let z = gauss();
		return Array.from({ length: n }, () => {
			const value = mean + sd * z;
			z = r * z + Math.sqrt(1 - r * r) * gauss();
			return value;
		});
	}

	/** How often the method of the result finds it, and half of its interval on average. */
	function play(find: () => readonly [low: number, high: number] | null) {
		const found = Array.from({ length: 3000 }, () => find() ?? ([-Infinity, Infinity] as const));
		const known = found.filter(([low]) => Number.isFinite(low));
		return {
			told: found.filter(([low]) => low > 0).length / found.length,
			half: known.reduce((sum, [low, high]) => sum + (high - low) / 2, 0) / known.length
		};
	}

	test.each([
		[28, 28],
		[28, 10],
		[60, 7]
	])('%d before and %d since: Welch finds the change that was planned four times in five', (before, since) => {
		const plan = beforeAfterPlan({ mean: 100, sd: 10, before }) ?? fail();
		const lift = detectableBy(plan, { n: since }) ?? NaN;
		const { told, half } = play(() => {
			const [b, s] = [series(before, { mean: 100, sd: 10 }), series(since, { mean: 100 * (1 + lift), sd: 10 })];
			const effect = relativeEffect(meanFromValues(b), meanFromValues(s));
			return effect && confidenceInterval(effect);
		});
		expect(told).toBeGreaterThan(0.76);
		expect(told).toBeLessThan(0.84);
		expect(half / plan.halfWidthAt(since)).toBeGreaterThan(0.9);
		expect(half / plan.halfWidthAt(since)).toBeLessThan(1.15);
	});

	test('regions: the change of one less that of the other', () => {
		const plan = regionsPlan({ mean: 100, sd: 10, before: 28 }) ?? fail();
		const lift = detectableBy(plan, { n: 21 }) ?? NaN;
		const { told } = play(() => {
			const at = (n: number, mean = 100) => meanFromValues(series(n, { mean, sd: 10 }));
			const effect = differenceInDifferences(
				{ before: at(28), after: at(21) },
				{ before: at(28), after: at(21, 100 * (1 + lift)) }
			);
			return effect && confidenceInterval(effect);
		});
		expect(told).toBeGreaterThan(0.77);
		expect(told).toBeLessThan(0.83);
	});

	test('days that resemble each other are worth fewer, as the result counts them', () => {
		const alike = beforeAfterPlan({ mean: 100, sd: 10, before: 60, correlation: 0.5 }) ?? fail();
		const third = beforeAfterPlan({ mean: 100, sd: 10, before: 20 }) ?? fail();
		expect(detectableBy(alike, { n: 60 })).toBeCloseTo(detectableBy(third, { n: 20 }) ?? NaN, 9);
		const lift = detectableBy(alike, { n: 60 }) ?? NaN;
		const { told } = play(() => {
			const [b, s] = [
				series(60, { mean: 100, sd: 10, r: 0.5 }),
				series(60, { mean: 100 * (1 + lift), sd: 10, r: 0.5 })
			];
			const effect = relativeEffect(meanOfSeries(b), meanOfSeries(s));
			return effect && confidenceInterval(effect);
		});
		expect(told).toBeGreaterThan(0.74);
		expect(told).toBeLessThan(0.86);
	});

	test('days before do not grow: more days since help only so far, and then no number is enough', () => {
		const plan = beforeAfterPlan({ mean: 100, sd: 10, before: 14 }) ?? fail();
		const floor = detectableBy(plan, { n: 1e6 }) ?? NaN;
		expect(neededFor(plan, { effect: floor * 0.99 })).toBeNull();
		expect(neededFor(plan, { effect: floor * 1.2 })).toBeGreaterThan(14);
		expect(neededWithin(plan, plan.halfWidthAt(1e6) * 0.9)).toBeNull();
	});

	test('one number a day against a target: Student’s t', () => {
		const plan = daysAgainstTargetPlan({ mean: 2, sd: 1 }) ?? fail();
		expect(neededFor(plan, { effect: 0.25 })).toBeCloseTo(33.36713, 2);
	});

	test('no interval before there may be one', () => {
		const few = { side: 14, looked: 20, worth: 7 };
		const plan = beforeAfterPlan({ mean: 100, sd: 10, before: 28 }, few) ?? fail();
		expect(plan.halfWidthAt(13)).toBe(Infinity);
		expect(plan.halfWidthAt(14)).toBeLessThan(1);
		const always = beforeAfterPlan({ mean: 100, sd: 10, before: 28, plan: { rule: 'always' } }) ?? fail();
		expect([6, 7, 8].map((n) => Number.isFinite(always.halfWidthAt(n)))).toEqual([false, true, true]);
	});
});
