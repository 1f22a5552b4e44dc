import { describe, expect, test } from 'vitest';
import { clopperPearson } from '#lib/stats/clopper-pearson.ts';
import { differenceInDifferences } from '#lib/stats/difference-in-differences.ts';
import { meanOfSeries } from '#lib/stats/effective-size.ts';
import { confidenceInterval } from '#lib/stats/effect.ts';
import { eventRateInterval } from '#lib/stats/event-rate-interval.ts';
import { detectableBy, neededFor, neededWithin, type IntervalPlan } from '#lib/stats/interval-plan.ts';
import { meanFromValues } from '#lib/stats/mean.ts';
import {
	exactHalfWidth,
	meanAgainstTargetPlan,
	rateAgainstTargetPlan,
	shareAgainstTargetPlan,
	type OneArm
} from '#lib/stats/one-arm-plans.ts';
import { beforeAfterPlan, daysAgainstTargetPlan, regionsPlan } from '#lib/stats/series-plans.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';

const share = (arm: OneArm) => shareAgainstTargetPlan(arm) ?? fail();
const fail = (): never => {
	throw new Error('expected a plan');
};

let seed = 11;
const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
const gauss = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

/** Chance of each count of n trials, by the recurrence of the binomial from its middle outwards in logs. */
function binomial(n: number, p: number): number[] {
	let log = n * Math.log1p(-p);
	return Array.from({ length: n + 1 }, (_, x) => {
		const chance = Math.exp(log);
		log += Math.log((n - x) / (x + 1)) + Math.log(p / (1 - p));
		return chance;
	});
}

/** Exact chance that the exact interval of a share lies above the target. */
function exactPower(target: number, truth: number, n: number): number {
	const chances = binomial(n, truth);
	return chances.reduce(
		(sum, chance, successes) => sum + ((clopperPearson({ n, successes })?.[0] ?? 0) > target ? chance : 0),
		0
	);
}

describe('a share against a target', () => {
	test('Fleiss, Levin and Paik 2003, 2.5: the error of the target at the bound, and the continuity correction', () => {
		const plain = ((1.959964 * Math.sqrt(0.21) + 0.841621 * 0.5) / 0.2) ** 2;
		const corrected = (plain / 4) * (1 + Math.sqrt(1 + 2 / (plain * 0.2))) ** 2;
		expect(neededFor(share({ target: 0.3 }), { effect: 0.2 })).toBeCloseTo(corrected, 3);
	});

	test('Chow, Shao and Wang 2008, 4.1: the error at the share itself, where the interval has that', () => {
		const oneLook = share({ target: 0.3, plan: { rule: 'looks', looks: 1, spending: 'obrien-fleming' } });
		const books = ((1.959964 + 0.841621) / 0.05) ** 2 * 0.35 * 0.65;
		expect(neededFor(oneLook, { effect: 0.05 })).toBeCloseTo(books, 1);
	});

	test.each([
		[0.05, 0.02],
		[0.3, 0.1],
		[0.5, 0.05],
		[0.75, 0.1]
	])('of %d, %d more: the exact interval finds it four times in five', (target, effect) => {
		const n = Math.ceil(neededFor(share({ target }), { effect }) ?? NaN);
		// counts are whole, so that the exact power saws about the planned one
		const around = [0, 3, 6, 9, 12].map((more) => exactPower(target, target + effect, n + more));
		expect(around.reduce((sum, power) => sum + power, 0) / 5).toBeGreaterThan(0.78);
		expect(around.reduce((sum, power) => sum + power, 0) / 5).toBeLessThan(0.85);
	});

	test('the textbook 1,067 answers for three points either side, and what an exact interval adds', () => {
		const n = neededWithin(share({ target: 0.5 }), 0.03) ?? NaN;
		expect(n).toBeGreaterThan(1067.07);
		// Fleiss, Levin and Paik 2003, 2.4: one over the half-width more
		expect(n).toBeCloseTo(1067.07 + 1 / 0.03, -1);
		const whole = Math.ceil(n / 2) * 2;
		const [low, high] = clopperPearson({ n: whole, successes: whole / 2 }) ?? [NaN, NaN];
		expect((high - low) / 2).toBeCloseTo(0.03, 4);
	});

	test('the width that is planned is the one of the interval that will be read', () => {
		for (const [successes, n] of [
			[1, 20],
			[50, 1000],
			[999, 1000],
			[0, 10]
		] as const) {
			const [low, high] = clopperPearson({ n, successes }) ?? [NaN, NaN];
			expect(exactHalfWidth(successes / n, n)).toBeCloseTo((high - low) / 2, 12);
		}
	});

	test('looking whenever one likes costs more, and tells nothing before twenty of a kind', () => {
		const always = share({ target: 0.05, plan: { rule: 'always' } });
		const once = neededFor(share({ target: 0.05 }), { effect: 0.02 }) ?? NaN;
		expect((neededFor(always, { effect: 0.02 }) ?? NaN) / once).toBeGreaterThan(1.5);
		expect(always.halfWidthAt(399)).toBe(Infinity);
		expect(always.halfWidthAt(400)).toBeLessThan(1);
		expect(detectableBy(always, { n: 399 })).toBeNull();
	});

	test('a fall is no larger than all of it, and what is no share has no plan', () => {
		expect(detectableBy(share({ target: 0.05, towards: 'down' }), { n: 10 })).toBeNull();
		expect(detectableBy(share({ target: 0.5, towards: 'down' }), { n: 1000 })).toBeLessThan(0.05);
		for (const target of [0, 1, -1, 1.5, NaN]) expect(shareAgainstTargetPlan({ target })).toBeNull();
	});
});

describe('a mean against a target', () => {
	const half = meanAgainstTargetPlan({ target: 2, sd: 1 }) ?? fail();

	test('R: power.t.test(delta = 0.5, power = 0.8, type = "one.sample") needs 33.36713', () => {
		expect(neededFor(half, { effect: 0.5 })).toBeCloseTo(33.36713, 2);
	});

	test('Chow, Shao and Wang 2008, 3.1.4 has 31.4 by the normal law, which a known spread comes to', () => {
		const many = neededFor(half, { effect: 0.01 }) ?? NaN;
		expect(many / ((1.959964 + 0.841621) / 0.01) ** 2).toBeCloseTo(1, 3);
	});

	test('the width is that of t', () => {
		const interval = confidenceInterval({ estimate: 0, se: 1 / Math.sqrt(12), df: 11 });
		expect(half.halfWidthAt(12)).toBeCloseTo(interval[1], 9);
	});
});

describe('a rate against a target', () => {
	const tenth = rateAgainstTargetPlan({ target: 0.1 }) ?? fail();

	test('the width is that of the score interval', () => {
		const [low, high] = eventRateInterval({ events: 25, exposure: 250 }) ?? [NaN, NaN];
		expect(tenth.halfWidthAt(250)).toBeCloseTo((high - low) / 2, 12);
	});

	test('events that come by chance are told apart four times in five', () => {
		const n = Math.ceil(neededFor(tenth, { effect: 0.02 }) ?? NaN);
		let told = 0;
		for (let run = 0; run < 4000; run++) {
			const events = Math.max(0, Math.round(n * 0.12 + Math.sqrt(n * 0.12) * gauss()));
			told += (eventRateInterval({ events, exposure: n })?.[0] ?? 0) > 0.1 ? 1 : 0;
		}
		expect(told / 4000).toBeGreaterThan(0.78);
		expect(told / 4000).toBeLessThan(0.82);
	});
});

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

describe('what is needed and what is told are each other’s inverse', () => {
	const plans: readonly (readonly [string, IntervalPlan | null, number])[] = [
		['a share', shareAgainstTargetPlan({ target: 0.05 }), 0.01],
		['a share that should fall', shareAgainstTargetPlan({ target: 0.05, towards: 'down' }), 0.01],
		[
			'a share at looks',
			shareAgainstTargetPlan({ target: 0.05, plan: { rule: 'looks', looks: 3, spending: 'obrien-fleming' } }),
			0.01
		],
		['a share at any look', shareAgainstTargetPlan({ target: 0.05, plan: { rule: 'always' } }), 0.01],
		['a mean', meanAgainstTargetPlan({ target: 10, sd: 20 }), 1],
		['a mean at any look', meanAgainstTargetPlan({ target: 10, sd: 20, plan: { rule: 'always' } }), 1],
		['a rate', rateAgainstTargetPlan({ target: 0.2, towards: 'down' }), 0.05],
		['before and after', beforeAfterPlan({ mean: 100, sd: 10, before: 90 }), 0.06],
		['regions', regionsPlan({ mean: 100, sd: 10, before: 90 }), 0.08]
	];

	test.each(plans)('%s', (_, plan, effect) => {
		const n = plan && neededFor(plan, { effect });
		expect(plan && detectableBy(plan, { n: n ?? NaN })).toBeCloseTo(effect, 6);
		const half = plan?.halfWidthAt(n ?? NaN) ?? NaN;
		expect(plan && neededWithin(plan, half)).toBeCloseTo(n ?? NaN, 2);
	});

	test.each([NaN, 0, -1, Infinity])('%d answers tell nothing, and no number is none', (n) => {
		for (const [, plan] of plans) expect(plan && detectableBy(plan, { n })).toBeNull();
	});
});
