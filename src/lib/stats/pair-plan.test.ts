import { describe, expect, test } from 'vitest';
import { planPairs, type Pairing, type PairPlanInput } from '#lib/stats/pair-plan.ts';

const names = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
const countsOf = (pairs: readonly Pairing[], projects: readonly string[]) =>
	projects.map((project) => pairs.filter(({ first, second }) => first === project || second === project).length);
const loadsOf = (pairs: readonly Pairing[], judges: PairPlanInput['judges']) =>
	judges.map(({ judge }) => pairs.filter((pair) => pair.judge === judge).length);
const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);
/** Judges of both sides by turns, or of those that are given. */
const people = (count: number, sides: readonly (readonly string[])[] = [['m'], ['i']]) =>
	names('J', count).map((judge, at) => ({ judge, sides: sides[at % sides.length] ?? [] }));
/** How many different sides see each project, of those who stand for one. */
const sidesSeen = (pairs: readonly Pairing[], { judges, projects }: PairPlanInput) =>
	projects.map((project) => {
		const own = pairs.filter(({ first, second }) => first === project || second === project);
		return new Set(own.flatMap((pair) => judges.find(({ judge }) => judge === pair.judge)?.sides ?? [])).size;
	});
/** The pairs that went to more than one judge, each with all who have it. */
const twiceIn = (pairs: readonly Pairing[]) =>
	[...Map.groupBy(pairs, ({ first, second }) => [first, second].toSorted().join(' ')).values()].filter(
		({ length }) => length > 1
	);
const input = (over: Partial<PairPlanInput> = {}): PairPlanInput => ({
	...{ judges: people(4), projects: names('P', 9), looks: 6, conflicts: [], sides: ['m', 'i'] },
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
		const asked = input({ judges: people(judges), projects: names('P', projects), looks });
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

	test.each([
		[6, 14, 6],
		[5, 20, 6],
		[12, 40, 4],
		[12, 100, 6],
		[8, 21, 6],
		[12, 40, 3]
	])(
		'of %d judges and %d projects, %d looks each, go to two judges one time in six, and lead each project to as many others otherwise',
		(judges, count, looks) => {
			const asked = input({ judges: people(judges), projects: names('P', count), looks });
			const { pairs, isConnected } = planPairs(asked);
			expect(isConnected).toBe(true);
			const twice = twiceIn(pairs);
			const due = looks < 4 ? 0 : Math.floor((count * looks) / 12);
			// of an odd number one project may be left over
			expect(twice.length).toBeGreaterThanOrEqual(due - (count % 2));
			expect(twice.length).toBeLessThanOrEqual(due);
			for (const own of twice) expect(new Set(own.map(({ judge }) => judge)).size).toBe(own.length);
			expect(twice.filter(({ length }) => length > 2).length).toBeLessThanOrEqual(count % 2);
			const often = twice.flatMap(([one]) => (one ? [one.first, one.second] : []));
			expect(new Set(often).size, 'at most one of each project').toBe(often.length);
			const met = asked.projects.map((project) => {
				const own = pairs.filter(({ first, second }) => first === project || second === project);
				const others = new Set(own.flatMap(({ first, second }) => [first, second])).size - 1;
				return others + (often.includes(project) ? 1 : 0);
			});
			expect(met.filter((others) => others < looks).length, 'but for two of an odd number').toBeLessThanOrEqual(
				count % 2 ? 2 : 0
			);
			expect(spread(countsOf(pairs, asked.projects))).toBeLessThanOrEqual(1);
			expect(spread(loadsOf(pairs, asked.judges))).toBeLessThanOrEqual(1);
		}
	);

	test('show every project to both sides where half the judges are of each, whatever the size', () => {
		const failed: string[] = [];
		for (const half of [1, 2, 3, 4])
			for (const looks of [2, 3, 4, 5, 6, 8])
				for (let count = 2; count <= 17; count++) {
					// a judge sees two projects together once: with few of either fewer looks are to be had
					if (looks > (count - 1) * half * 2) continue;
					const asked = input({ judges: people(half * 2), projects: names('P', count), looks });
					const { pairs, isConnected } = planPairs(asked);
					const counts = countsOf(pairs, asked.projects);
					const isMet =
						isConnected &&
						Math.min(...sidesSeen(pairs, asked)) === 2 &&
						Math.min(...counts) === looks &&
						spread(counts) <= 1 &&
						spread(loadsOf(pairs, asked.judges)) <= 1;
					if (!isMet) failed.push(`${half * 2} judges, ${count} projects, ${looks} looks`);
				}
		expect(failed).toEqual([]);
	});

	test('bring those of the rarer side to as many projects as an even load allows', () => {
		const sides = [['m'], ['m'], ['i'], []];
		for (const [count, looks] of [
			[10, 4],
			[12, 5],
			[20, 6]
		] as const) {
			const asked = input({ judges: people(4, sides), projects: names('P', count), looks });
			const { pairs } = planPairs(asked);
			expect(Math.min(...sidesSeen(pairs, asked))).toBe(2);
			expect(spread(loadsOf(pairs, asked.judges))).toBeLessThanOrEqual(1);
		}
		// of 15 pairs one of four has at most four: eight projects
		const few = input({ judges: people(4, sides), projects: names('P', 10), looks: 3 });
		const { pairs } = planPairs(few);
		expect(sidesSeen(pairs, few).filter((seen) => seen === 2)).toHaveLength(8);
		expect(spread(loadsOf(pairs, few.judges))).toBeLessThanOrEqual(1);
	});

	test('count somebody who stands for either side for the one that is missing, never for both', () => {
		const asked = input({ judges: people(2, [['m'], ['m', 'i']]), projects: names('P', 6), looks: 4 });
		const { pairs } = planPairs(asked);
		for (const project of asked.projects)
			expect(
				new Set(pairs.filter(({ first, second }) => [first, second].includes(project)).map(({ judge }) => judge)).size
			).toBe(2);
	});

	test('leave out what a judge may not look at, and say when nobody joins what is apart', () => {
		const conflicts = [{ judge: 'J1', project: 'P1' }];
		const { pairs } = planPairs(input({ conflicts }));
		expect(pairs.some(({ judge, first, second }) => judge === 'J1' && [first, second].includes('P1'))).toBe(false);
		const apart = planPairs(
			input({ judges: people(1), projects: ['P1', 'P2', 'P3'], conflicts: [{ judge: 'J1', project: 'P3' }] })
		);
		expect(apart.isConnected).toBe(false);
		expect(apart.pairs).toHaveLength(1);
	});

	test('keep what was answered and add what is missing', () => {
		const asked = input();
		const kept = planPairs(asked).pairs.slice(0, 10);
		const { pairs, isConnected } = planPairs({ ...asked, judges: people(4).slice(1), gone: people(1), kept });
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

	test.each([
		['half the judges are of each side', 6, [['m'], ['i']]],
		['one of twelve is of the other side', 8, [['i'], ...Array.from({ length: 11 }, () => ['m'])]]
	])('of three hundred projects are dealt out within a moment, also where %s', (_, looks, sides) => {
		const began = performance.now();
		const { isConnected, pairs } = planPairs(input({ judges: people(12, sides), projects: names('P', 300), looks }));
		expect(isConnected).toBe(true);
		expect(pairs.length).toBeGreaterThanOrEqual(150 * looks);
		expect(performance.now() - began).toBeLessThan(20_000);
	});
});
