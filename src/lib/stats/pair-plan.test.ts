import { describe, expect, test } from 'vitest';
import { planPairs, type Pairing, type PairPlanInput } from '#lib/stats/pair-plan.ts';

const names = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
const countsOf = (pairs: readonly Pairing[], projects: readonly string[]) =>
	projects.map((project) => pairs.filter(({ first, second }) => first === project || second === project).length);
const loadsOf = (pairs: readonly Pairing[], judges: readonly string[]) =>
	judges.map((judge) => pairs.filter((pair) => pair.judge === judge).length);
const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);
const input = (over: Partial<PairPlanInput> = {}): PairPlanInput => ({
	...{ judges: names('J', 4), projects: names('P', 9), looks: 6, conflicts: [] },
	...over
});

describe('pairs', () => {
	test.each([
		[2, 2, 2],
		[3, 3, 4],
		[4, 9, 6],
		[5, 10, 5],
		[6, 25, 8],
		[3, 40, 2]
	])('of %d judges and %d projects join all of them, evenly, %d looks each', (judges, projects, looks) => {
		const asked = input({ judges: names('J', judges), projects: names('P', projects), looks });
		const { pairs, isConnected } = planPairs(asked);
		expect(isConnected).toBe(true);
		const counts = countsOf(pairs, asked.projects);
		expect(Math.min(...counts)).toBe(looks);
		expect(spread(counts)).toBeLessThanOrEqual(1);
		expect(spread(loadsOf(pairs, asked.judges))).toBeLessThanOrEqual(1);
		const together = pairs.map(({ judge, first, second }) => [judge, ...[first, second].toSorted()].join(' '));
		expect(new Set(together).size).toBe(pairs.length);
		expect(pairs.every(({ first, second }) => first !== second)).toBe(true);
		const ahead = asked.projects.map(
			(project) =>
				pairs.filter(({ first }) => first === project).length - pairs.filter(({ second }) => second === project).length
		);
		expect(Math.max(...ahead.map(Math.abs))).toBeLessThanOrEqual(3);
	});

	test('leave out what a judge may not look at, and say when nobody joins what is apart', () => {
		const conflicts = [{ judge: 'J1', project: 'P1' }];
		const { pairs } = planPairs(input({ conflicts }));
		expect(pairs.some(({ judge, first, second }) => judge === 'J1' && [first, second].includes('P1'))).toBe(false);
		const apart = planPairs(
			input({ judges: ['J1'], projects: ['P1', 'P2', 'P3'], conflicts: [{ judge: 'J1', project: 'P3' }] })
		);
		expect(apart.isConnected).toBe(false);
		expect(apart.pairs).toHaveLength(1);
	});

	test('keep what was answered and add what is missing', () => {
		const asked = input();
		const kept = planPairs(asked).pairs.slice(0, 10);
		const { pairs, isConnected } = planPairs({ ...asked, judges: ['J2', 'J3', 'J4'], kept });
		expect(isConnected).toBe(true);
		expect(pairs.some(({ judge }) => judge === 'J1')).toBe(false);
		expect(Math.min(...countsOf([...kept, ...pairs], asked.projects))).toBe(6);
	});

	test('are the same for the same input, and none where there is nothing to compare', () => {
		expect(planPairs(input())).toEqual(planPairs(input()));
		expect(planPairs(input({ projects: ['P1'] }))).toEqual({ pairs: [], isConnected: true });
		expect(planPairs(input({ projects: [] }))).toEqual({ pairs: [], isConnected: true });
		expect(planPairs(input({ judges: [] })).pairs).toEqual([]);
	});

	test('of a hundred projects are dealt out within a moment', () => {
		const began = performance.now();
		const { isConnected, pairs } = planPairs(input({ judges: names('J', 12), projects: names('P', 100), looks: 8 }));
		expect(isConnected).toBe(true);
		expect(pairs).toHaveLength(400);
		expect(performance.now() - began).toBeLessThan(20_000);
	});
});
