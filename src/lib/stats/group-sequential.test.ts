import { describe, expect, test } from 'vitest';
import { boundsFor, crossing } from '#lib/stats/crossing.ts';
import { inflation, obrienFlemingBound, pocockBound } from '#lib/stats/group-sequential.ts';
import { lanDeMets } from '#lib/stats/lan-demets.ts';
import * as normal from '#lib/stats/normal.ts';
import { sizeFactor } from '#lib/stats/size-factor.ts';
import { spentBy } from '#lib/stats/spending.ts';

const evenly = (looks: number) => Array.from({ length: looks }, (_, at) => (at + 1) / looks);

describe('published cases', () => {
	test.each([
		[2, 2.1782720887271942, 1.9774309592925305],
		[3, 2.289478061024868, 2.0040355786137423],
		[4, 2.361297891060252, 2.0242954996193987],
		[5, 2.4131762200609828, 2.040073174797296]
	])('%i looks: Jennison and Turnbull 2000, tables 2.1 and 2.3, digits computed with scipy', (looks, pocock, obf) => {
		expect(pocockBound(looks)).toBeCloseTo(pocock, 6);
		expect(obrienFlemingBound(looks)).toBeCloseTo(obf, 6);
	});

	test.each([
		['obrien-fleming', [4.332633646049565, 2.963131597679897, 2.359044285300995, 2.014090143930878]],
		['obrien-fleming', [4.876884948776415, 3.357011921574632, 2.680280064544988, 2.289816767711957, 2.03103204331006]],
		['pocock', [2.437976688050141, 2.4268138581501573, 2.4101938402713343, 2.3966454006487385, 2.385984571622553]]
	] as const)(
		'spending of the %s kind: Reboussin et al. 2000 (R ldbounds), digits computed with scipy',
		(spending, expected) => {
			const bounds = lanDeMets(evenly(expected.length), { spending }) ?? [];
			expect(bounds).toHaveLength(expected.length);
			bounds.forEach((bound, at) => expect(Math.abs(bound - (expected[at] ?? NaN))).toBeLessThan(1e-5));
		}
	);

	test('the price of five looks: Jennison and Turnbull 2000, tables 2.2 and 2.4', () => {
		const pocock = evenly(5).map(() => pocockBound(5));
		const obf = evenly(5).map((fraction) => obrienFlemingBound(5) / Math.sqrt(fraction));
		expect(inflation(pocock, { power: 0.8 })).toBeCloseTo(1.229, 3);
		expect(inflation(pocock, { power: 0.9 })).toBeCloseTo(1.207, 3);
		expect(inflation(obf, { power: 0.8 })).toBeCloseTo(1.028, 3);
		expect(inflation(obf, { power: 0.9 })).toBeCloseTo(1.026, 3);
	});
});

describe('a second way to the same number', () => {
	test('with one look the bound is the usual one, whatever the spending', () => {
		for (const spending of ['obrien-fleming', 'pocock'] as const)
			expect(lanDeMets([1], { spending })?.[0]).toBeCloseTo(normal.critical(0.05), 9);
		expect(pocockBound(1)).toBeCloseTo(normal.critical(0.05), 9);
		expect(obrienFlemingBound(1, 0.01)).toBeCloseTo(normal.critical(0.01), 9);
	});

	test('the chance to cross with two looks is an integral over two correlated normals', () => {
		const [first, second] = [2.1, 1.9];
		// P(z1 < first, z2 > second), and z1 above -first, with correlation sqrt(1/3), by a fine midpoint rule
		const steps = 20_000;
		const direct = Array.from({ length: steps }, (_, step) => -first + ((step + 0.5) * 2 * first) / steps).reduce(
			(sum, z) =>
				sum +
				((2 * first) / steps) * normal.density(z) * normal.below((z * Math.sqrt(1 / 3) - second) / Math.sqrt(2 / 3)),
			0
		);
		const chances = crossing([
			{ information: 1, bound: first },
			{ information: 3, bound: second }
		]);
		expect(chances[0]).toBeCloseTo(normal.below(-first), 10);
		expect(chances[1]).toBeCloseTo(direct, 9);
	});

	test('bounds spend exactly what they may, at looks as uneven as they come', () => {
		const random = seeded(99);
		for (let round = 0; round < 10; round++) {
			const information = Array.from({ length: 1 + (round % 5) }, () => random() + 0.02).map((_, at, parts) =>
				parts.slice(0, at + 1).reduce((sum, part) => sum + part, 0)
			);
			const last = information.at(-1) ?? 1;
			const spent = information.map((part) => spentBy(part / last, { alpha: 0.025, spending: 'pocock' }));
			const bounds = boundsFor(information, spent);
			const chances = crossing(information.map((part, at) => ({ information: part, bound: bounds[at] ?? NaN })));
			expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(0.025, 8);
		}
	});

	test('under the drift it was planned for, an inflated plan has the power that was asked for', () => {
		const bounds = lanDeMets(evenly(4), { spending: 'pocock' }) ?? [];
		const factor = sizeFactor({ rule: 'looks', looks: 4, spending: 'pocock' }, { power: 0.9 });
		const drift = (normal.critical(0.05) + normal.critical(0.2)) * Math.sqrt(factor);
		const random = seeded(2);
		const rounds = 8000;
		let found = 0;
		for (let round = 0; round < rounds; round++) {
			let sum = 0;
			const crosses = bounds.map((bound, at) => {
				sum += drift / 4 + gauss(random) / 2;
				return sum / Math.sqrt((at + 1) / 4) > bound;
			});
			if (crosses.some(Boolean)) found++;
		}
		expect(found / rounds).toBeCloseTo(0.9, 1);
		expect(Math.abs(found / rounds - 0.9)).toBeLessThan(0.01);
	});

	test('looks at times nobody planned keep the promise too', () => {
		const bounds = lanDeMets([0.1, 0.15, 0.6, 0.62, 0.9, 1], { spending: 'pocock' }) ?? [];
		const random = seeded(31);
		const wrong = Array.from({ length: 6000 }).filter(() => {
			let [sum, before] = [0, 0];
			return [0.1, 0.15, 0.6, 0.62, 0.9, 1]
				.map((fraction, at) => {
					sum += Math.sqrt(fraction - before) * gauss(random);
					before = fraction;
					return Math.abs(sum) / Math.sqrt(fraction) > (bounds[at] ?? NaN);
				})
				.some(Boolean);
		});
		expect(wrong.length / 6000).toBeGreaterThan(0.042);
		expect(wrong.length / 6000).toBeLessThan(0.058);
	});
});

describe('extremes', () => {
	test('looks that do not rise have no bounds', () => {
		expect(lanDeMets([0.5, 0.5], { spending: 'pocock' })).toBeNull();
		expect(lanDeMets([0, 1], { spending: 'pocock' })).toBeNull();
		expect(lanDeMets([], { spending: 'pocock' })).toEqual([]);
	});

	test('a first look at next to nothing has a bound nobody can cross, and none is NaN', () => {
		const bounds = lanDeMets([1e-9, 0.5, 1], { spending: 'obrien-fleming' }) ?? [];
		expect(bounds[0]).toBe(Infinity);
		expect(bounds[2]).toBeCloseTo(1.9686, 3);
	});

	test('spending starts at nothing, ends at alpha and only rises', () => {
		for (const spending of ['obrien-fleming', 'pocock'] as const) {
			const spent = [-1, 0, 1e-12, 0.1, 0.5, 0.9, 1, 7].map((t) => spentBy(t, { alpha: 0.025, spending }));
			expect(spent).toEqual(spent.toSorted((a, b) => a - b));
			expect([spent[0], spent[1], spent.at(-2), spent.at(-1)]).toEqual([0, 0, 0.025, 0.025]);
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
