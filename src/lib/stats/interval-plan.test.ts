import { describe, expect, test } from 'vitest';
import { clopperPearson } from '#lib/stats/clopper-pearson.ts';
import { confidenceInterval } from '#lib/stats/effect.ts';
import { eventRateInterval } from '#lib/stats/event-rate-interval.ts';
import { exceeds } from '#lib/stats/exceeds.ts';
import { detectableBy, neededFor, neededWithin, type IntervalPlan } from '#lib/stats/interval-plan.ts';
import { noncentralTAbove } from '#lib/stats/noncentral-t.ts';
import {
	exactHalfWidth,
	meanAgainstTargetPlan,
	rateAgainstTargetPlan,
	shareAgainstTargetPlan,
	type OneArm
} from '#lib/stats/one-arm-plans.ts';
import { beforeAfterPlan, regionsPlan } from '#lib/stats/series-plans.ts';
import * as studentT from '#lib/stats/student-t.ts';

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

test('from how many on the normal form of a noncentral t stands in: no step in between', () => {
	for (const df of [40.001, 60, 200])
		for (const [delta, limit] of [
			[2.85, 1.96],
			[4.1, 3.1],
			[3.3, 1.96]
		] as const)
			expect(exceeds(delta, { limit, df })).toBeCloseTo(
				noncentralTAbove(studentT.asFarAs(limit, df), { df, delta }),
				3
			);
	expect(exceeds(2.801585, { limit: 1.959964, df: Infinity })).toBeCloseTo(0.8, 5);
	expect(exceeds(3, { limit: 1.96, df: 0.5 })).toBe(0);
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
