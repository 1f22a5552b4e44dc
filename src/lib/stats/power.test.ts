import { describe, expect, test } from 'vitest';
import { cohenH, powerOfH } from '#lib/stats/cohen-h.ts';
import { noncentralTAbove } from '#lib/stats/noncentral-t.ts';
import { detectableDifference, powerOfMeans, visitorsForMeans } from '#lib/stats/power-means.ts';
import { detectableShareLift, powerOfShares, visitorsForShares } from '#lib/stats/power-proportions.ts';
import { detectableLift, powerOfLift } from '#lib/stats/power-relative-effect.ts';
import { ruleOf16 } from '#lib/stats/rule-of-16.ts';
import * as studentT from '#lib/stats/student-t.ts';

describe('published cases', () => {
	test('shares: help of R power.prop.test', () => {
		const plan = { control: 0.5, treatment: 0.75 };
		expect(powerOfShares(plan, 50)).toBeCloseTo(0.7401659013313879, 5);
		expect(visitorsForShares(plan, 0.9)).toBeCloseTo(76.7069284517778, 5);
	});

	test('shares with equal and with 1 : 2 arms: Stata, as in statsmodels test_power_2indep', () => {
		expect(powerOfShares({ control: 0.015, treatment: 0.001 }, 550)).toBeCloseTo(0.7415599569719719, 8);
		expect(powerOfShares({ control: 0.1, treatment: 0.2, ratio: 2 }, 154)).toBeCloseTo(0.7995659211532175, 8);
	});

	test('means: help of R power.t.test', () => {
		const plan = { difference: 1, sd: 1 };
		expect(powerOfMeans(plan, 20)).toBeCloseTo(0.8689530275835382, 7);
		expect(visitorsForMeans(plan, 0.9)).toBeCloseTo(22.02108836774674, 4);
		expect(visitorsForMeans({ ...plan, sides: 1 }, 0.9)).toBeCloseTo(17.84712053003355, 4);
	});

	test("Cohen's h: R pwr.2p.test, as in statsmodels test_power.py", () => {
		expect(cohenH(0.5, 0.4)).toBeCloseTo(0.20135792079033066, 9);
		expect(powerOfH(0.3, { n: 80 })).toBeCloseTo(0.47510087057263783, 8);
	});

	test('rule of 16 beside the exact formula: PostHog sample-size-running-time.mdx', () => {
		expect(ruleOf16({ baseline: 0.1, lift: 0.2 })).toBeCloseTo(3600, 6);
		expect(visitorsForShares({ control: 0.1, treatment: 0.12 })).toBeCloseTo(3840.8474824362756, 4);
	});

	test('lift of a mean, three arms sharing 400,000: growthbook 8f1db44 power.test.ts', () => {
		const plan = { mean: 10, sd: Math.sqrt(3909.9997749994377), n: 400_000 / 3 };
		expect(powerOfLift(plan, 0.05)).toBeCloseTo(0.5214409191602973, 8);
		expect(detectableLift(plan)).toBeCloseTo(0.07027240956248516, 6);
	});

	test.each([
		[5000, 0.1, 0.17439914809634458],
		[1000, 0.05, 0.619537272469835],
		[20_000, 0.02, 0.20572816107778305]
	])('%i per arm at %f detect a lift of %f: computed by the R formula', (n, control, lift) => {
		expect(detectableShareLift({ control }, { n })).toBeCloseTo(lift, 8);
	});
});

describe('a second way to the same number', () => {
	test('a noncentral t without shift is the t', () => {
		for (const df of [1, 2, 7.5, 400, 1e7])
			for (const t of [-2, 0, 1.3, 4])
				expect(noncentralTAbove(t, { df, delta: 0 })).toBeCloseTo(studentT.below(-t, df), 6);
	});

	test('size for an effect and effect for a size are each other’s inverse', () => {
		const visitors = visitorsForMeans({ difference: 0.07, sd: 1.3 }, 0.8) ?? NaN;
		expect(detectableDifference({ sd: 1.3 }, { n: visitors })).toBeCloseTo(0.07, 7);
		const shares = visitorsForShares({ control: 0.1, treatment: 0.08 }) ?? NaN;
		expect(detectableShareLift({ control: 0.1 }, { n: shares, towards: 'down' })).toBeCloseTo(-0.2, 7);
		const plan = { mean: 4, sd: 9, n: 12_345 };
		expect(powerOfLift(plan, detectableLift(plan, 0.85) ?? NaN)).toBeCloseTo(0.85, 6);
		expect(powerOfShares({ control: 0.1, treatment: 0.08 }, shares)).toBeCloseTo(0.8, 5);
	});

	test('at no effect the power is alpha', () => {
		expect(powerOfMeans({ difference: 0, sd: 1 }, 15)).toBeCloseTo(0.05, 7);
		expect(powerOfShares({ control: 0.3, treatment: 0.3 }, 500)).toBeCloseTo(0.05, 9);
	});
});

describe('extremes', () => {
	test('what cannot be planned is null', () => {
		expect(visitorsForShares({ control: 0.1, treatment: 0.1 })).toBeNull();
		expect(visitorsForShares({ control: 0, treatment: 0.1 })).toBeNull();
		expect(powerOfShares({ control: 0.1, treatment: 0.2 }, 0)).toBeNull();
		expect(detectableShareLift({ control: 0.5 }, { n: 2 })).toBeNull();
		expect(powerOfMeans({ difference: 1, sd: 0 }, 20)).toBeNull();
		expect(visitorsForMeans({ difference: 0, sd: 1 })).toBeNull();
		expect(detectableLift({ mean: 1, sd: 100, n: 10 })).toBeNull();
		expect(ruleOf16({ baseline: 0.1, lift: 0 })).toBeNull();
	});

	test('a huge effect needs the least a test can have, a tiny one a thousand million', () => {
		expect(visitorsForMeans({ difference: 1000, sd: 1 })).toBe(2);
		expect(visitorsForMeans({ difference: 1e-4, sd: 1 })).toBeCloseTo(1.5698e9, -6);
		expect(detectableDifference({ sd: 1 }, { n: 1e9 })).toBeCloseTo(2.801585 * Math.sqrt(2e-9), 8);
		expect(visitorsForShares({ control: 0.1, treatment: 0.100001 })).toBeGreaterThan(1e11);
	});
});
