import { describe, expect, test } from 'vitest';
import { resultsOf, scoresOf, type Opened } from '#lib/judging/results.ts';
import { tieBreak, tieBreakOf } from '#lib/judging/ties.ts';

const criteria = [
	{ id: 1, name: 'Evidence', weight: 1, rubric: null },
	{ id: 2, name: 'Business value', weight: 3, rubric: null }
];
const projects = [1, 2, 3, 4].map((id) => ({ id, name: `Project ${id}`, idea: 'An idea', rubric: null }));

/** Scores as [judge, team, evidence, business value]. */
const opened = (rows: readonly (readonly [number, number, number, number])[], most = 5): Opened => ({
	most,
	criteria,
	projects,
	scores: rows.map(([judge, team, one, two]) => ({ judge, team, points: { 1: one, 2: two } }))
});

test('a judge’s score is the mean of the criteria by their weights', () => {
	expect(scoresOf(opened([[1, 1, 5, 3]]))).toEqual([{ judge: '1', project: '1', value: 3.5 }]);
});

test('a project that only a strict judge saw is not placed below an equal one that a lenient judge saw', () => {
	// judge 2 gives one point less than judge 1 to the same projects
	const { placed, leniency, method } = resultsOf(
		opened([
			[1, 1, 4, 4],
			[2, 1, 3, 3],
			[1, 2, 5, 5],
			[2, 2, 4, 4],
			[1, 3, 4, 4],
			[2, 4, 3, 3]
		])
	);
	expect(method).toBe('model');
	const of = (team: number) => placed.find((one) => one.team === team);
	expect(of(3)?.raw).toBe(4);
	expect(of(4)?.raw).toBe(3);
	expect(of(3)?.adjusted).toBeCloseTo(3.5, 9);
	expect(of(4)?.adjusted).toBeCloseTo(3.5, 9);
	expect(leniency?.map(({ value }) => value)).toEqual([expect.closeTo(0.5, 9), expect.closeTo(-0.5, 9)]);
	expect(of(2)?.place).toBe(1);
});

describe('equal adjusted scores', () => {
	test('are told apart by what counts most, and it is said', () => {
		const even = [
			{ id: 1, name: 'Evidence', weight: 2, rubric: null },
			{ id: 2, name: 'Business value', weight: 2, rubric: null }
		];
		const { placed } = resultsOf({
			...opened([
				[1, 1, 3, 5],
				[2, 1, 3, 5],
				[1, 2, 5, 3],
				[2, 2, 5, 3]
			]),
			criteria: even
		});
		expect(placed.map(({ team, place, tieBrokenBy }) => [team, place, tieBrokenBy])).toEqual([
			[2, 1, null],
			[1, 2, 'Evidence']
		]);
	});

	test('share a place where nothing tells them apart', () => {
		const { placed } = resultsOf(
			opened([
				[1, 1, 3, 4],
				[1, 2, 3, 4],
				[1, 3, 1, 1]
			])
		);
		expect(placed.map(({ place }) => place)).toEqual([1, 1, 3]);
	});

	test('the rule is published with the criterion that counts most', () => {
		expect(tieBreak(criteria)).toContain('Business value');
	});
});

describe('a challenge with a rubric of its own', () => {
	const REACH = { id: 3, name: 'Reach', weight: 1, rubric: 9 };
	const SPEED = { id: 4, name: 'Speed', weight: 4, rubric: 9 };
	type Points = Record<string, number>;
	/** Projects 1 and 2 by the event's rubric, 3 and 4 by the challenge's; what two judges give each. */
	const mixed = (given: readonly Points[]): Opened => ({
		most: 5,
		criteria: [...criteria, REACH, SPEED],
		projects: projects.map((one) => ({ ...one, rubric: one.id > 2 ? 9 : null })),
		scores: given.flatMap((points, at) => [1, 2].map((judge) => ({ judge, team: at + 1, points })))
	});

	test('is scored by its own criteria and weights, on the scale of all', () => {
		const [, , third, fourth] = [
			...Map.groupBy(
				scoresOf(
					mixed([
						{ 1: 1, 2: 1 },
						{ 1: 5, 2: 5 },
						{ 3: 5, 4: 5 },
						{ 3: 1, 4: 2 }
					])
				),
				({ project }) => project
			).values()
		];
		expect(third?.map(({ value }) => value)).toEqual([5, 5]);
		expect(fourth?.map(({ value }) => value)).toEqual([expect.closeTo(1.8, 9), expect.closeTo(1.8, 9)]);
	});

	test('compares with the others by the score alone: where equal ones have two rubrics, all of them share the place', () => {
		const { placed } = resultsOf(
			mixed([
				{ 1: 5, 2: 3 },
				{ 1: 2, 2: 4 },
				{ 3: 3.5, 4: 3.5 },
				{ 3: 1, 4: 1 }
			])
		);
		expect(placed.map(({ team, place, tieBrokenBy }) => [team, place, tieBrokenBy])).toEqual([
			[1, 1, null],
			[2, 1, null],
			[3, 1, null],
			[4, 4, null]
		]);
	});

	test('has its ties broken by its own criteria where all that are equal are of it', () => {
		const { placed } = resultsOf(
			mixed([
				{ 1: 5, 2: 5 },
				{ 1: 1, 2: 1 },
				{ 3: 1, 4: 3.5 },
				{ 3: 5, 4: 2.5 }
			])
		);
		expect(placed.map(({ team, place, tieBrokenBy }) => [team, place, tieBrokenBy])).toEqual([
			[1, 1, null],
			[3, 2, null],
			[4, 3, 'Speed'],
			[2, 4, null]
		]);
	});

	test('is in the published rule, which says that rubrics do not compare', () => {
		const rule = tieBreakOf({ criteria: [...criteria, REACH, SPEED], challenges: [{ id: 9, title: 'Trains' }] });
		expect(rule).toContain('“Trains” by “Speed”, then “Reach”');
		expect(rule).toContain('judged by another rubric');
		expect(tieBreakOf({ criteria, challenges: [{ id: 9, title: 'Trains' }] })).toBe(tieBreak(criteria));
	});
});

test('what nobody scored has no place and is named', () => {
	const found = resultsOf(opened([[1, 1, 4, 4]]));
	expect(found.placed).toHaveLength(1);
	expect(found.unseen.map(({ id }) => id)).toEqual([2, 3, 4]);
});

test('without any score there is nothing to place, and nothing breaks', () => {
	expect(resultsOf(opened([]))).toMatchObject({ placed: [], groups: 0 });
});

test('an interval needs scores to spare, and then covers the adjusted score', () => {
	const [first] = resultsOf(
		opened([
			[1, 1, 5, 4],
			[2, 1, 3, 4],
			[3, 1, 4, 5],
			[1, 2, 2, 3],
			[2, 2, 3, 3],
			[3, 2, 1, 2]
		])
	).placed;
	expect(first?.interval?.[0]).toBeLessThan(first?.adjusted ?? 0);
	expect(first?.interval?.[1]).toBeGreaterThan(first?.adjusted ?? 9);
});

test('scores that fit exactly because there are so few of them claim no certainty', () => {
	const { placed } = resultsOf(
		opened([
			[1, 1, 5, 5],
			[2, 1, 4, 4],
			[1, 2, 3, 3],
			[2, 2, 2, 2]
		])
	);
	expect(placed.map(({ interval }) => interval)).toEqual([null, null]);
});

test('z-scores are an alternative where panels overlap, and the model decides unless they are asked for', () => {
	const given = [
		[1, 1, 2],
		[2, 1, 4],
		[2, 2, 3],
		[3, 2, 5],
		[3, 3, 1],
		[1, 3, 3]
	] as const;
	const opened = {
		most: 5,
		criteria: [{ id: 1, name: 'Value', weight: 1, rubric: null }],
		projects: [1, 2, 3].map((id) => ({ id, name: `P${id}`, idea: '', rubric: null })),
		scores: given.map(([judge, team, value]) => ({ judge, team, points: { 1: value } }))
	};
	expect(resultsOf(opened).method).toBe('model');
	const beside = resultsOf(opened, 'z-scores');
	expect(beside).toMatchObject({ method: 'z-scores', groups: 1, leniency: null });
	expect(beside.placed).toHaveLength(3);
	expect(beside.placed.every(({ interval }) => interval === null)).toBe(true);
	expect(beside.placed.map(({ adjusted }) => adjusted)).not.toEqual(
		resultsOf(opened).placed.map(({ adjusted }) => adjusted)
	);
});
