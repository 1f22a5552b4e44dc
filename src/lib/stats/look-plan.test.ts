import { describe, expect, test } from 'vitest';
import { lanDeMets } from '#lib/stats/lan-demets.ts';
import { look, lookPlaces, type LookPlan } from '#lib/stats/look-plan.ts';
import { meanOfProportion } from '#lib/stats/mean.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';

describe('what a look may claim', () => {
	const effect = { estimate: 0.2, se: 0.08, df: Infinity };
	const looks: LookPlan = { rule: 'looks', looks: 2, spending: 'obrien-fleming' };

	test('one look claims nothing before the planned size or the end of time', () => {
		expect(look(effect, { rule: 'once' }, { seen: [999], planned: 1000 })).toEqual({
			interval: null,
			isDecided: false
		});
		for (const progress of [
			{ seen: [1000], planned: 1000 },
			{ seen: [999], planned: 1000, isLast: true }
		]) {
			const result = look(effect, { rule: 'once' }, progress);
			expect(result.interval?.[0]).toBeCloseTo(0.2 - 1.959964 * 0.08, 6);
			expect(result.isDecided).toBe(true);
		}
	});

	test('half-way an early look is strict, and the last one nearly as it would be alone', () => {
		expect(look(effect, looks, { seen: [500], planned: 1000 }).isDecided).toBe(false);
		const last = look(effect, looks, { seen: [500, 1000], planned: 1000 });
		expect(last.isDecided).toBe(true);
		expect(((last.interval?.[1] ?? NaN) - 0.2) / 0.08).toBeCloseTo(1.969, 2);
	});

	test('when time is over early, what was left to err with may be used', () => {
		const reach = (isLast: boolean) =>
			(look(effect, looks, { seen: [500, 800], planned: 1000, isLast }).interval?.[1] ?? 0) - 0.2;
		expect(reach(true)).toBeLessThan(reach(false));
	});

	test('after the planned size nothing is left to claim with', () => {
		expect(look(effect, looks, { seen: [500, 1000, 1200], planned: 1000 })).toEqual({
			interval: [-Infinity, Infinity],
			isDecided: false
		});
	});

	test('looks promised by the calendar spend by its clock, and the last one whatever is left', () => {
		const bySize = look(effect, looks, { seen: [500, 1000], planned: 1000 });
		const byDay = look(effect, looks, { seen: [500, 1000], planned: 1, fractions: [0.5, 1] });
		expect(byDay).toEqual(bySize);
		const early = look(effect, looks, { seen: [900], planned: 1000, fractions: [0.5] });
		expect(early).toEqual(look(effect, looks, { seen: [500], planned: 1000 }));
		const last = look(effect, looks, { seen: [900, 1000], planned: 1000, fractions: [0.5, 0.9], isLast: true });
		expect(last.interval?.[1]).toBeLessThan(0.2 + 2.2 * 0.08);
	});

	test('with few degrees of freedom the interval is wider', () => {
		const [few, many] = [9, Infinity].map(
			(df) => look({ ...effect, df }, looks, { seen: [500], planned: 1000 }).interval
		);
		expect(few?.[1]).toBeGreaterThan(many?.[1] ?? NaN);
	});

	test('at any time means the always-valid interval, tightest at the planned size', () => {
		const result = look({ ...effect, se: 0.0685857 }, { rule: 'always' }, { seen: [10_000], planned: 5000 });
		expect(result.interval?.[0]).toBeCloseTo(-0.009973597270643092, 6);
	});

	test('looks fall on the first totals that reach evenly spaced sizes', () => {
		expect(lookPlaces([300, 600, 900, 1200], { looks: 2, planned: 1000 })).toEqual([1, 3]);
		expect(lookPlaces([300, 1100], { looks: 3, planned: 1000 })).toEqual([1]);
		expect(lookPlaces([0, 0], { looks: 3, planned: 0 })).toEqual([]);
		expect(lookPlaces([], { looks: 3, planned: 10 })).toEqual([]);
	});
});

describe('looking as often as the plan allows, with no effect', () => {
	const looks: LookPlan = { rule: 'looks', looks: 5, spending: 'pocock' };
	const plans = [
		['evenly spending', looks, 0.045, 0.0535],
		['late spending', { ...looks, spending: 'obrien-fleming' }, 0.045, 0.0535],
		['always valid', { rule: 'always' }, 0, 0.05]
	] as const;

	test.each(plans)('%s: wrong in no more than alpha of experiments', (_, plan, least, most) => {
		const share = alarms(plan, 20_000);
		expect(share).toBeGreaterThanOrEqual(least);
		expect(share).toBeLessThan(most);
	});

	test('the same holds for lifts of counted successes', () => {
		const random = seeded(808);
		const bounds = lanDeMets([0.2, 0.4, 0.6, 0.8, 1], { spending: 'pocock' }) ?? [];
		const experiments = 3000;
		const wrong = Array.from({ length: experiments }).filter(() => {
			let [control, treatment] = [0, 0];
			return bounds.some((bound, at) => {
				[control, treatment] = [control + draw(random), treatment + draw(random)];
				const n = (at + 1) * 800;
				const [c, t] = [control, treatment].map((successes) => meanOfProportion({ n, successes }));
				const effect = c && t ? relativeEffect(c, t) : null;
				return effect !== null && Math.abs(effect.estimate / effect.se) > bound;
			});
		});
		expect(wrong.length / experiments).toBeLessThan(0.062);
		expect(wrong.length / experiments).toBeGreaterThan(0.04);
	});
});

describe('extremes', () => {
	test('no progress, a plan of nothing or looks that fall back claim nothing', () => {
		const effect = { estimate: 1, se: 0.1, df: Infinity };
		for (const plan of [
			{ rule: 'once' },
			{ rule: 'always' },
			{ rule: 'looks', looks: 2, spending: 'pocock' }
		] as const) {
			for (const seen of [[], [0], [NaN], [10, 10], [10, 5]])
				expect(look(effect, plan, { seen, planned: 100 }).interval).toBeNull();
			expect(look(effect, plan, { seen: [10], planned: 0 }).interval).toBeNull();
		}
	});

	test('a bound that nobody can cross and few degrees of freedom give no NaN', () => {
		const few = look(
			{ estimate: 1, se: 1, df: 2 },
			{ rule: 'looks', looks: 3, spending: 'obrien-fleming' },
			{
				seen: [40, 1e9],
				planned: 1e9
			}
		);
		expect(few.interval).not.toContain(NaN);
	});
});

/** Share of experiments without effect in which any of 20 daily readings, taken as the plan allows, decided. */
function alarms(plan: LookPlan, experiments: number): number {
	const random = seeded(20260501);
	const totals = Array.from({ length: 20 }, (_, day) => (day + 1) * 100);
	const places = plan.rule === 'always' ? totals.map((_, day) => day) : lookPlaces(totals, { looks: 5, planned: 2000 });
	// where a plan decides does not depend on the estimate: the reach of each look in standard errors, once
	const reaches = places.map((_, at) => {
		const seen = places.slice(0, at + 1).map((place) => totals[place] ?? NaN);
		return look({ estimate: 0, se: 1, df: Infinity }, plan, { seen, planned: 2000 }).interval?.[1] ?? Infinity;
	});
	let wrong = 0;
	for (let experiment = 0; experiment < experiments; experiment++) {
		let sum = 0;
		const z = totals.map((_, day) => (sum += gauss(random)) / Math.sqrt(day + 1));
		if (places.some((place, at) => Math.abs(z[place] ?? 0) > (reaches[at] ?? Infinity))) wrong++;
	}
	return wrong / experiments;
}

/** Successes of 800 at 6 per cent, by waiting times. */
function draw(random: () => number): number {
	let [successes, trial] = [0, 0];
	for (;;) {
		trial += Math.ceil(Math.log(1 - random()) / Math.log(0.94));
		if (trial > 800) return successes;
		successes++;
	}
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
