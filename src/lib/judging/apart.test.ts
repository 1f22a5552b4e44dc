import { expect, test } from 'vitest';
import { lastPlacesAsRows, placesAsRows } from '#lib/judging/exports.ts';
import { resultsOf, type Opened } from '#lib/judging/results.ts';
import type { RoundOutcome } from '#lib/judging/rounds.ts';

/** Marks as [judge, team, points], by one criterion. */
const opened = (marks: readonly (readonly [number, number, number])[]): Opened => ({
	most: 5,
	criteria: [{ id: 1, name: 'Value', weight: 1, rubric: null }],
	projects: [1, 2, 3, 4].map((id) => ({ id, name: `Project ${id}`, idea: 'An idea', rubric: null })),
	scores: marks.map(([judge, team, points]) => ({ judge, team, points: { 1: points } }))
});

test('where panels do not overlap nobody is ranked over all, and each group is among itself', () => {
	const found = resultsOf(
		opened([
			[1, 1, 5],
			[1, 2, 4],
			[2, 3, 2],
			[2, 4, 1]
		])
	);
	expect(found).toMatchObject({ placed: [], groups: 2, leniency: null, unseen: [] });
	expect(found.apart.map((group) => group.map(({ team, place, adjusted }) => [team, place, adjusted]))).toEqual([
		[
			[1, 1, 5],
			[2, 2, 4]
		],
		[
			[3, 1, 2],
			[4, 2, 1]
		]
	]);
	expect(
		resultsOf(
			opened([
				[1, 1, 5],
				[2, 2, 3]
			]),
			'z-scores'
		).placed,
		'by no method'
	).toEqual([]);
	const [head = [], ...rows] = placesAsRows(found);
	expect(
		rows.map((row) => ['place', 'project', 'group', 'place_in_group'].map((name) => row[head.indexOf(name)]))
	).toEqual([
		[null, 'Project 1', 1, 1],
		[null, 'Project 2', 1, 2],
		[null, 'Project 3', 2, 1],
		[null, 'Project 4', 2, 2]
	]);
});

test('where that is so in the second round, the places of the first are not given out as those of the event', () => {
	const round = (marks: Parameters<typeof opened>[0]): RoundOutcome => ({
		...{ method: 'rubric', agreement: [], means: [] },
		results: resultsOf(opened(marks))
	});
	const first = round([
		[1, 1, 5],
		[1, 2, 4],
		[1, 3, 2],
		[1, 4, 1]
	]);
	const final = round([
		[1, 1, 5],
		[2, 2, 3]
	]);
	expect(lastPlacesAsRows({ first, final: null, all: null })).toHaveLength(5);
	expect(lastPlacesAsRows({ first, final, all: null })).toBeNull();
	const all = [
		{ team: 2, name: 'Project 2', idea: 'An idea', place: 1, isFinalist: true, finalPlace: 1, firstPlace: 2 }
	];
	expect(lastPlacesAsRows({ first, final, all })).toHaveLength(2);
});
