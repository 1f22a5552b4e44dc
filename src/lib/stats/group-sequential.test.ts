import { describe, expect, test } from 'vitest';
import { boundsFor, crossing } from '#lib/stats/crossing.ts';
import { inflation, obrienFlemingBound, pocockBound } from '#lib/stats/group-sequential.ts';
import { lanDeMets } from '#lib/stats/lan-demets.ts';
import { look, type LookPlan } from '#lib/stats/look-plan.ts';
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
		[
			'obrien-fleming',
			[4.876884948776415, 3.357011921574632, 2.680280064544988, 2.289816767711957, 2.03103204331006]
		],
		['pocock', [2.437976688050141, 2.4268138581501573, 2.4101938402713343, 2.3966454006487385, 2.385984571622553]]
	] as const)('spending of the %s kind: Reboussin et al. 2000 (R ldbounds), digits computed with scipy', (spending, expected) => {
		const bounds = lanDeMets(evenly(expected.length), { spending }) ?? [];
		expect(bounds).toHaveLength(expected.length);
		bounds.forEach((bound, at) => expect(Math.abs(bound - (expected[at] ?? NaN))).toBeLessThan(1e-5));
	});

	test('the price of five looks: Jennison and Turnbull 2000, tables 2.2 and 2.4', () => {
		const pocock = evenly(5).map(() => pocockBound(5));
		const obf = evenly(5).map((fraction) => obrienFlemingBound(5) / Math.sqrt(fraction));
		expect(inflation(pocock, { power: 0.8 })).toBeCloseTo(1.229, 3);
		expect(inflation(pocock, { power: 0.9 })).toBeCloseTo(1.207, 3);
		expect(inflation(obf, { power: 0.8 })).toBeCloseTo(1.028, 3);
		expect(inflation(obf, { power: 0.9 })).toBeCloseTo(1.026, 3);
	});
});
