import { describe, expect, test } from 'vitest';
import { cohenH, detectableLiftByH, powerOfH, visitorsForH } from '#lib/stats/cohen-h.ts';
import { twoSidedP } from '#lib/stats/effect.ts';
import { detectableDifference, powerOfMeans, visitorsForMeans } from '#lib/stats/power-means.ts';
import { detectableRateLift, exposureForRates, powerOfRates } from '#lib/stats/power-rates.ts';
import { detectableLift, powerOfLift, visitorsForLift } from '#lib/stats/power-relative-effect.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';
import { sizeByMiller } from '#lib/stats/rule-of-16.ts';
import { sizeFactor } from '#lib/stats/size-factor.ts';
import { detectableFor, sizeFor, type Baseline, type Design } from '#lib/stats/sizing.ts';
import { bestRatio, daysFor, detectableByDay } from '#lib/stats/traffic.ts';

const share: Baseline = { kind: 'proportion', share: 0.1 };
const mean: Baseline = { kind: 'mean', mean: 10, sd: Math.sqrt(3909.9997749994377) };
const count: Baseline = { kind: 'count', rate: 0.4, dispersion: 1.5 };
const lift: Baseline = { kind: 'share-lift', share: 0.1 };
const baselines = [share, lift, mean, count] as const;

describe('published cases', () => {
	test('shares: Evan Miller’s calculator, computed from its formula', () => {
		expect(sizeByMiller({ baseline: 0.1, lift: 0.2 })).toBeCloseTo(3622.6163992757115, 4);
		expect(sizeFor(share, 0.2)).toMatchObject({
			control: expect.closeTo(3840.8474824362756, 4),
			total: expect.closeTo(2 * 3840.8474824362756, 4),
			formula: 'pooled-shares'
		});
	});

	test('what a given size detects: computed by the R formula', () => {
		expect(detectableFor(share, 10_000)).toBeCloseTo(0.17439914809634458, 8);
		expect(detectableFor({ kind: 'proportion', share: 0.05 }, 2000)).toBeCloseTo(0.619537272469835, 8);
		expect(detectableFor({ kind: 'proportion', share: 0.02 }, 40_000)).toBeCloseTo(0.20572816107778305, 8);
	});

	test('three arms share 400,000: growthbook 8f1db44 power.test.ts, which shares no alpha', () => {
		expect(detectableFor(mean, 400_000, { treatments: 2, alpha: 0.1 })).toBeCloseTo(0.07027240956248516, 6);
	});
});

describe('size for an effect and effect for a size are each other’s inverse', () => {
	const designs: readonly Design[] = [
		{},
		{ treatments: 3, ratio: 0.5, power: 0.9 },
		{ ratio: 2, alpha: 0.01, factor: 1.9 },
		{ towards: 'down' },
		{ towards: 'down', treatments: 2, ratio: 0.7 }
	];

	test.each(designs)('%o', (design) => {
		const lift = design.towards === 'down' ? -0.08 : 0.08;
		for (const baseline of baselines) {
			const size = sizeFor(baseline, lift, design);
			expect(detectableFor(baseline, size?.total ?? NaN, design)).toBeCloseTo(lift, 7);
		}
	});

	test('on the arcsine scale', () => {
		const lift = detectableLiftByH(0.1, { n: 4000, power: 0.9, towards: 'down' }) ?? NaN;
		expect(visitorsForH(cohenH(0.1, 0.1 * (1 + lift)), { power: 0.9 })).toBeCloseTo(4000, 6);
		expect(powerOfH(0.3, { n: visitorsForH(0.3) ?? NaN })).toBeCloseTo(0.8, 5);
	});

	test('means by t, with unequal arms', () => {
		const plan = { difference: 0.2, sd: 1.3, ratio: 3 };
		const n = visitorsForMeans(plan, 0.85) ?? NaN;
		expect(powerOfMeans(plan, n)).toBeCloseTo(0.85, 7);
		expect(detectableDifference(plan, { n, power: 0.85 })).toBeCloseTo(0.2, 7);
		// at this size t is normal: (z_a + z_b)^2 (1 + 1 / ratio) variances over the squared difference
		expect(n).toBeCloseTo(((1.959964 + 1.036433) ** 2 * (4 / 3) * 1.69) / 0.04, -0.5);
	});

	test('power at the size that was computed is the power asked for', () => {
		const plan = { mean: 4, sd: 9, ratio: 0.5 };
		const n = visitorsForLift(plan, { lift: -0.1, power: 0.9 }) ?? NaN;
		expect(powerOfLift({ ...plan, n }, -0.1)).toBeCloseTo(0.9, 6);
		const rates = { control: 0.2, lift: -0.15, ratio: 2, dispersion: 3 };
		expect(powerOfRates(rates, exposureForRates(rates, 0.9) ?? NaN)).toBeCloseTo(0.9, 6);
	});
});

describe('what a design costs', () => {
	test('several treatments share alpha, and a larger control serves them better', () => {
		const total = (design: Design) => sizeFor(share, 0.1, design)?.total ?? NaN;
		expect(total({ treatments: 4 })).toBeGreaterThan(2.5 * total({}));
		expect(total({ treatments: 4, ratio: bestRatio(4) })).toBeLessThan(total({ treatments: 4 }));
		expect(bestRatio(1)).toBe(1);
	});

	test('more looks cost more', () => {
		const factors = [
			sizeFactor({ rule: 'once' }, { power: 0.8 }),
			sizeFactor({ rule: 'looks', looks: 4, spending: 'obrien-fleming' }, { power: 0.8 }),
			sizeFactor({ rule: 'looks', looks: 4, spending: 'pocock' }, { power: 0.8 }),
			sizeFactor({ rule: 'always' }, { power: 0.8 })
		];
		expect(factors[0]).toBe(1);
		expect(factors).toEqual(factors.toSorted((a, b) => a - b));
		expect(factors[3]).toBeCloseTo(1.9149, 4);
	});

	test('a dispersion of two doubles the exposure that is needed', () => {
		const plan = { control: 0.4, lift: 0.1 };
		expect(exposureForRates({ ...plan, dispersion: 2 })).toBeCloseTo(2 * (exposureForRates(plan) ?? NaN), 6);
	});

	test('days follow from the traffic, and the curve falls with their root', () => {
		expect(daysFor(share, { lift: 0.2, perDay: 500 })).toBeCloseTo(7681.694964872551 / 500, 6);
		const curve = detectableByDay(share, { perDay: 500, days: [1, 7, 14, 28] });
		expect(curve.map(({ day }) => day)).toEqual([1, 7, 14, 28]);
		const found = curve.map(({ detectable }) => detectable ?? NaN);
		expect(found).toEqual(found.toSorted((a, b) => b - a));
		expect((found[1] ?? NaN) / (found[3] ?? NaN)).toBeCloseTo(2, 0);
		expect(detectableByDay(share, { perDay: 2, days: [1] })).toEqual([{ day: 1, detectable: null }]);
	});
});

test.each([
	[0.04, 0.79, 0.83],
	[-0.04, 0.77, 0.81],
	[0.12, 0.8, 0.86],
	[-0.12, 0.74, 0.8]
])('in simulated trials of the computed size a lift of %f is found nearly as often as planned', (lift, least, most) => {
	const random = seeded(606);
	const plan = { mean: 5, sd: 4, ratio: 2 };
	const n = Math.round(visitorsForLift(plan, { lift, power: 0.8 }) ?? NaN);
	const arm = (size: number, centre: number) => {
		// means of samples this large are normal, and so is the sample variance
		const sd = plan.sd * Math.sqrt(1 + gauss(random) * Math.sqrt(2 / size));
		return { n: size, mean: centre + (plan.sd * gauss(random)) / Math.sqrt(size), sd };
	};
	const rounds = 4000;
	const found = Array.from({ length: rounds }).filter(() => {
		const effect = relativeEffect(arm(n, 5), arm(2 * n, 5 * (1 + lift)));
		return effect && effect.estimate > 0 === lift > 0 && twoSidedP(effect) < 0.05;
	});
	expect(found.length / rounds).toBeGreaterThan(least);
	expect(found.length / rounds).toBeLessThan(most);
});

describe('extremes', () => {
	const impossible: readonly Baseline[] = [
		{ kind: 'proportion', share: 0 },
		{ kind: 'proportion', share: 1 },
		{ kind: 'share-lift', share: 0 },
		{ kind: 'share-lift', share: 1 },
		{ kind: 'mean', mean: 0, sd: 1 },
		{ kind: 'mean', mean: 1, sd: 0 },
		{ kind: 'count', rate: 0 },
		{ kind: 'count', rate: NaN }
	];

	test.each(impossible)('%o can be neither sized nor detected', (baseline) => {
		expect(sizeFor(baseline, 0.1)).toBeNull();
		expect(detectableFor(baseline, 1e6)).toBeNull();
		expect(daysFor(baseline, { lift: 0.1, perDay: 100 })).toBeNull();
	});

	test('no change, no traffic, no visitors or a fall by more than all are no plan', () => {
		for (const baseline of baselines) {
			expect(sizeFor(baseline, 0)).toBeNull();
			expect(sizeFor(baseline, -1.2)).toBeNull();
			expect(sizeFor(baseline, 0.1, { ratio: 0 })).toBeNull();
			expect(sizeFor(baseline, 0.1, { treatments: 0 })).toBeNull();
			expect(detectableFor(baseline, 0)).toBeNull();
			expect(detectableFor(baseline, 1)).toBeNull();
			expect(daysFor(baseline, { lift: 0.1, perDay: 0 })).toBeNull();
		}
		expect(sizeFor(share, 12)).toBeNull();
		expect(sizeByMiller({ baseline: 0.1, lift: 0 })).toBeNull();
		expect(sizeByMiller({ baseline: 0.1, lift: 10 })).toBeNull();
		expect(visitorsForH(0)).toBeNull();
		expect(detectableLiftByH(0.5, { n: 1 })).toBeNull();
		expect(detectableLiftByH(0.001, { n: 100, towards: 'down' })).toBeNull();
		expect(powerOfRates({ control: 1, lift: 0.1 }, 0)).toBeNull();
		expect(detectableRateLift({ control: 1 }, { exposure: 0 })).toBeNull();
		expect(detectableLift({ mean: 1, sd: 2, n: 35, ratio: 0.5 }, 0.8, 'down')).toBeNull();
		expect(powerOfMeans({ difference: 1, sd: 1, ratio: 0.1 }, 5)).toBeNull();
		expect(visitorsForMeans({ difference: 1000, sd: 1, ratio: 0.5 })).toBe(4);
	});

	test('a thousand million visitors detect next to nothing, and it is a number', () => {
		for (const baseline of baselines)
			for (const towards of ['up', 'down'] as const) {
				const lift = detectableFor(baseline, 1e9, { towards }) ?? NaN;
				expect(Math.abs(lift)).toBeLessThan(0.002);
				expect(sizeFor(baseline, lift)?.total).toBeCloseTo(1e9, -5);
			}
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
