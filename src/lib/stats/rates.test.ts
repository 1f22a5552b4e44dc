import { describe, expect, test } from 'vitest';
import { compareRates } from '#lib/stats/compare-rates.ts';
import { dispersionOf } from '#lib/stats/dispersion.ts';
import { eventRateInterval, rateDifferenceInterval } from '#lib/stats/event-rate-interval.ts';
import { eventRate, poolEvents, thinned, type Events } from '#lib/stats/events.ts';
import { exactRateRatio } from '#lib/stats/exact-rate-ratio.ts';
import * as normal from '#lib/stats/normal.ts';
import { relativeRateEffect } from '#lib/stats/relative-rate-effect.ts';

const of = (events: number, exposure: number): Events => ({ events, exposure });

test('ratio of two rates: data and interval of R poisson.test, 11 in 800 against 21 in 3011', () => {
	const result = exactRateRatio(of(21, 3011), of(11, 800));
	expect(result?.ratio).toBeCloseTo(1.971488, 6);
	expect(result?.interval[0]).toBeCloseTo(0.8584264, 6);
	expect(result?.interval[1]).toBeCloseTo(4.277266, 5);
});

describe('a second way to the same number', () => {
	test('the exact p sums what could have fallen to treatment, one event at a time', () => {
		for (const [c, t] of [
			[of(3, 40), of(9, 40)],
			[of(0, 10), of(4, 25)],
			[of(7, 30), of(1, 20)]
		] as const) {
			const n = c.events + t.events;
			const chances = outcomes(n, t.exposure / (c.exposure + t.exposure));
			const sum = (part: readonly number[]) => part.reduce((all, chance) => all + chance, 0);
			const tails = [sum(chances.slice(0, t.events + 1)), sum(chances.slice(t.events))];
			expect(exactRateRatio(c, t)?.p).toBeCloseTo(Math.min(1, 2 * Math.min(...tails)), 10);
		}
	});

	test('the exact interval excludes 1 exactly when p is under alpha', () => {
		for (let events = 0; events < 60; events++) {
			const result = exactRateRatio(of(15, 100), of(events, 140));
			const [low, high] = result?.interval ?? [NaN, NaN];
			expect(low > 1 || high < 1).toBe((result?.p ?? 1) < 0.05);
		}
	});

	test('the score interval of one rate is where the score test rejects', () => {
		for (const bound of eventRateInterval(of(7, 50)) ?? [])
			expect(Math.abs(7 - 50 * bound) / Math.sqrt(50 * bound)).toBeCloseTo(normal.critical(0.05), 9);
	});

	test('over all outcomes the exact interval covers at least what it promises, the others nearly', () => {
		const [few, more] = [3, 6];
		let [ratio, difference, single] = [0, 0, 0];
		poisson(few).forEach((chance, c) => {
			if (within(eventRateInterval(of(c, 1)), few)) single += chance;
			poisson(more).forEach((other, t) => {
				const exact = exactRateRatio(of(c, 1), of(t, 1));
				if (!exact || within(exact.interval, more / few)) ratio += chance * other;
				if (within(rateDifferenceInterval(of(c, 1), of(t, 1)), more - few)) difference += chance * other;
			});
		});
		expect(ratio).toBeGreaterThanOrEqual(0.95);
		expect(difference).toBeGreaterThan(0.94);
		expect(difference).toBeLessThan(0.97);
		expect(single).toBeGreaterThan(0.93);
	});

	test('with many events the delta method and the exact interval meet', () => {
		const [c, t] = [of(40_000, 1e6), of(41_000, 1e6)];
		const [exact, byDelta] = [exactRateRatio(c, t), compareRates(c, t)];
		expect(byDelta?.liftInterval?.[0]).toBeCloseTo((exact?.interval[0] ?? NaN) - 1, 3);
		expect(byDelta?.p).toBeCloseTo(exact?.p ?? NaN, 2);
		expect(relativeRateEffect(c, t)?.estimate).toBeCloseTo(0.025, 12);
	});
});

describe('events that come in bursts', () => {
	test('Poisson days have a dispersion near 1, days in bursts of three near 3', () => {
		const random = seeded(4);
		const days = Array.from({ length: 400 }, () => draw(random, 20));
		const plain = dispersionOf(days.map((events) => of(events, 1)));
		expect(plain?.dispersion).toBeCloseTo(1, 0);
		expect(plain?.p).toBeGreaterThan(0.01);
		const bursts = dispersionOf(days.map((events) => of(3 * events, 1)));
		expect(bursts?.dispersion).toBeCloseTo(3 * (plain?.dispersion ?? NaN), 9);
		expect(bursts?.p).toBeLessThan(1e-20);
	});

	test('a dispersion widens the interval by its root and leaves the estimate', () => {
		const [plain, wide] = [1, 4].map((dispersion) => compareRates(of(400, 1000), of(440, 1000), { dispersion }));
		const width = (interval: readonly [number, number] | null | undefined) =>
			interval ? interval[1] - interval[0] : NaN;
		expect(wide?.lift).toBeCloseTo(plain?.lift ?? NaN, 12);
		expect(wide?.difference).toBeCloseTo(plain?.difference ?? NaN, 12);
		expect(width(wide?.liftInterval) / width(plain?.liftInterval)).toBeCloseTo(2, 9);
		expect(width(wide?.differenceInterval) / width(plain?.differenceInterval)).toBeCloseTo(2, 1);
	});

	test('without it bursts make false alarms, with it they do not', () => {
		const random = seeded(40);
		const arm = () => Array.from({ length: 28 }, () => of(4 * draw(random, 3), 1));
		const total = (days: readonly Events[]) => days.reduce(poolEvents, of(0, 0));
		let [naive, told] = [0, 0];
		const rounds = 1500;
		for (let round = 0; round < rounds; round++) {
			const [c, t] = [arm(), arm()];
			const dispersion = dispersionOf(c, t)?.dispersion;
			if ((compareRates(total(c), total(t))?.p ?? 1) < 0.05) naive++;
			if ((compareRates(total(c), total(t), { dispersion })?.p ?? 1) < 0.05) told++;
		}
		expect(naive / rounds).toBeGreaterThan(0.25);
		expect(told / rounds).toBeLessThan(0.07);
		expect(told / rounds).toBeGreaterThan(0.035);
	});
});

test('interval, p and chance never contradict each other', () => {
	for (const exposure of [90, 200])
		for (let events = 0; events <= 60; events++) {
			const result = compareRates(of(20, 100), of(events, exposure));
			const [low, high] = result?.liftInterval ?? [NaN, NaN];
			const [p, chance] = [result?.p ?? NaN, result?.chanceToBeat ?? NaN];
			expect(low > 0 || high < 0).toBe(p < 0.05);
			expect(chance > 0.975 || chance < 0.025).toBe(p < 0.05);
			expect(low).toBeGreaterThanOrEqual(-1);
		}
});

test('daily looks at counts without effect err in fewer experiments than alpha', () => {
	const random = seeded(17);
	const experiments = 400;
	let wrong = 0;
	for (let experiment = 0; experiment < experiments; experiment++) {
		let [c, t, isWrong] = [of(0, 0), of(0, 0), false];
		for (let day = 0; day < 28; day++) {
			[c, t] = [poolEvents(c, of(draw(random, 4), 50)), poolEvents(t, of(draw(random, 4), 50))];
			const interval = compareRates(c, t)?.alwaysValidInterval;
			if (interval && !within(interval, 0)) isWrong = true;
		}
		if (isWrong) wrong++;
	}
	expect(wrong / experiments).toBeLessThan(0.05);
});

describe('extremes', () => {
	test('without exposure nothing is computed, without events only the difference', () => {
		for (const method of [compareRates, exactRateRatio, rateDifferenceInterval, relativeRateEffect]) {
			expect(method(of(0, 0), of(1, 10))).toBeNull();
			expect(method(of(1, 10), of(1, NaN))).toBeNull();
		}
		expect(eventRateInterval(of(0, 0))).toBeNull();
		expect(exactRateRatio(of(0, 5), of(0, 5))).toBeNull();
		expect(relativeRateEffect(of(0, 5), of(5, 5))).toBeNull();
		expect(compareRates(of(0, 5), of(0, 5))).toMatchObject({ difference: 0, lift: null, p: null, chanceToBeat: null });
		expect(dispersionOf()).toBeNull();
		expect(dispersionOf([])).toBeNull();
		expect(dispersionOf([of(3, 10)])).toBeNull();
		expect(dispersionOf([of(0, 10), of(0, 10)])).toBeNull();
		expect(dispersionOf([of(0, 10), of(5, 0), of(5, 10)], [of(3, 1)])?.df).toBe(1);
		for (const dispersion of [0.5, NaN]) expect(thinned(of(3, 10), dispersion)).toEqual(of(3, 10));
		expect(eventRate(of(0, 10))).toBe(0);
	});

	test('no events in control leave no lift, in treatment a bound of nothing', () => {
		expect(exactRateRatio(of(0, 10), of(8, 10))).toMatchObject({ ratio: Infinity });
		expect(exactRateRatio(of(0, 10), of(8, 10))?.interval[1]).toBe(Infinity);
		expect(compareRates(of(0, 10), of(8, 10))).toMatchObject({ lift: null, liftInterval: null });
		expect(compareRates(of(0, 10), of(8, 10))?.chanceToBeat).toBeGreaterThan(0.99);
		const none = compareRates(of(8, 10), of(0, 10));
		expect(none?.lift).toBe(-1);
		expect(none?.liftInterval?.[0]).toBe(-1);
		expect(none?.p).toBeLessThan(0.01);
	});

	test('no answer holds NaN, from no event to a thousand million', () => {
		const counts = [0, 1, 4, 5, 1000, 1e9];
		for (const c of counts)
			for (const t of counts)
				for (const exposure of [1e-6, 1, 1e9])
					for (const dispersion of [1, 7]) {
						const answers = [
							compareRates(of(c, 1), of(t, exposure), { dispersion }),
							exactRateRatio(of(c, 1), of(t, exposure))
						];
						for (const answer of answers) expect(numbersIn(answer)).not.toContain(NaN);
					}
	});
});

function within(interval: readonly [number, number] | null, truth: number): boolean {
	return interval !== null && interval[0] <= truth && truth <= interval[1];
}

function numbersIn(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	return value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

/** Probabilities of 0 to n successes, by multiplying out one trial at a time. */
function outcomes(n: number, p: number): number[] {
	let chances = [1];
	for (let trial = 0; trial < n; trial++)
		chances = [...chances, 0].map((chance, k) => chance * (1 - p) + (chances[k - 1] ?? 0) * p);
	return chances;
}

/** Probabilities of 0 to 39 events. */
function poisson(mean: number): number[] {
	let chance = Math.exp(-mean);
	return Array.from({ length: 40 }, (_, k) => (chance *= k === 0 ? 1 : mean / k));
}

/** Poisson draw by waiting times. */
function draw(random: () => number, mean: number): number {
	let [events, time] = [-1, 0];
	while (time < mean) {
		time -= Math.log(1 - random());
		events++;
	}
	return events;
}

/** Park and Miller 1988: the same numbers on every machine. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
