import { describe, expect, test } from 'vitest';
import { pairPlacesAsRows } from '#lib/judging/exports.ts';
import { pairResultsOf, type Verdict } from '#lib/judging/pairResults.ts';
import type { PairChoice } from '#lib/judging/pairs.ts';

const projects = [
	{ id: 1, name: 'Alpha', idea: 'A' },
	{ id: 2, name: 'Beta', idea: 'B' },
	{ id: 3, name: 'Gamma', idea: 'C' },
	{ id: 4, name: 'Delta', idea: 'D' }
];
const say = (judge: number, first: number, second: number, choice: PairChoice = 'first'): Verdict => ({
	...{ judge, first, second, choice }
});

describe('places in pairs', () => {
	test('follow who beat whom, with how far the chance may lie off, and wins beside them', () => {
		const { placed, unseen, groups } = pairResultsOf(projects, [
			...[say(1, 1, 2), say(1, 2, 3), say(2, 3, 1, 'second'), say(2, 1, 3), say(3, 2, 1, 'equal')]
		]);
		expect(placed.map(({ name, place }) => [name, place])).toEqual([
			['Alpha', 1],
			['Beta', 2],
			['Gamma', 3]
		]);
		expect(placed[0]).toMatchObject({ wins: 3, losses: 0, ties: 1 });
		for (const { chance, interval } of placed) {
			expect(interval[0]).toBeLessThan(chance);
			expect(interval[1]).toBeGreaterThan(chance);
		}
		expect(unseen.map(({ name }) => name)).toEqual(['Delta']);
		expect(groups).toBe(1);
	});

	test('of equals are shared: a circle is one place, and so are ties', () => {
		const circle = pairResultsOf(projects, [say(1, 1, 2), say(1, 2, 3), say(1, 3, 1)]);
		expect(circle.placed.map(({ place }) => place)).toEqual([1, 1, 1]);
		expect(circle.placed.map(({ chance }) => chance.toFixed(6))).toEqual(['0.500000', '0.500000', '0.500000']);
		const ties = pairResultsOf(projects, [say(1, 1, 2, 'equal')]);
		expect(ties.placed.map(({ place, wins, ties }) => [place, wins, ties])).toEqual([
			[1, 0, 1],
			[1, 0, 1]
		]);
	});

	test('do not change with which one stood first, and a skipped pair says nothing', () => {
		const one = pairResultsOf(projects, [say(1, 1, 2), say(2, 2, 3)]);
		const turned = pairResultsOf(projects, [say(1, 2, 1, 'second'), say(2, 3, 2, 'second'), say(2, 1, 3, 'skip')]);
		expect(turned.placed.map(({ name, chance }) => [name, chance.toFixed(9)])).toEqual(
			one.placed.map(({ name, chance }) => [name, chance.toFixed(9)])
		);
		expect([one.skipped, turned.skipped, turned.compared]).toEqual([0, 1, 2]);
	});

	test('are none over all where groups of projects were never compared with each other: each is placed among itself', () => {
		const found = pairResultsOf(projects, [say(1, 1, 2), say(2, 4, 3), say(2, 3, 4, 'equal')]);
		expect(found).toMatchObject({ placed: [], groups: 2, unseen: [], compared: 3 });
		expect(found.apart.map((group) => group.map(({ name, place }) => [name, place]))).toEqual([
			[
				['Alpha', 1],
				['Beta', 2]
			],
			[
				['Delta', 1],
				['Gamma', 2]
			]
		]);
		const joined = pairResultsOf(projects, [say(1, 1, 2), say(2, 4, 3), say(3, 2, 4)]);
		expect(joined).toMatchObject({ apart: [], groups: 1 });
		expect(joined.placed).toHaveLength(4);
	});

	test('that are none over all are none in the file either, only those in each group', () => {
		const verdicts = [say(1, 1, 2), say(2, 4, 3)];
		const [head = [], ...rows] = pairPlacesAsRows(
			pairResultsOf([...projects, { id: 5, name: 'Eps', idea: 'E' }], verdicts)
		);
		expect(
			rows.map((row) => ['place', 'project', 'won', 'group', 'place_in_group'].map((name) => row[head.indexOf(name)]))
		).toEqual([
			[null, 'Alpha', 1, 1, 1],
			[null, 'Beta', 0, 1, 2],
			[null, 'Delta', 1, 2, 1],
			[null, 'Gamma', 0, 2, 2],
			[null, 'Eps', 0, null, null]
		]);
	});

	test('need a comparison', () => {
		expect(pairResultsOf(projects, [say(1, 1, 2, 'skip')])).toMatchObject({ placed: [], groups: 0 });
		expect(pairResultsOf([], [])).toMatchObject({ placed: [], unseen: [] });
	});
});
