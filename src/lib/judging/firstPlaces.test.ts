import { expect, test } from 'vitest';
import { firstPlacesOf } from '#lib/judging/firstPlaces.ts';
import type { OpenedScores } from '#lib/judging/judging.server.ts';

const opened: OpenedScores = {
	...{ id: 1, name: 'Event', slug: 'event', time_zone: 'UTC', results_at: '', asked_at: '', state: 'opened' },
	...{ may_organize: false, is_open: true, most: 5, comments_to_teams: true, method: 'rubric', judges: null },
	criteria: [{ id: 1, name: 'Value', weight: 1, rubric: null }],
	challenges: [],
	projects: ['A', 'B', 'C', 'D', 'E'].map((name, at) => ({ id: at + 1, name, idea: name, rubric: null })),
	...{ verdicts: [], final: null },
	scores: [5, 4, 3, 3, 2].flatMap((points, at) =>
		[1, 2].map((judge) => ({ team: at + 1, judge, points: { 1: points }, round: 1 }))
	)
};

test('the first three places are shown, with everybody who shares one of them', () => {
	const found = firstPlacesOf(opened);
	expect(found?.places.map(({ name, place }) => [name, place])).toEqual([
		['A', 1],
		['B', 2],
		['C', 3],
		['D', 3]
	]);
	expect(found?.all).toBe(5);
});

test('in pairs they are those of the comparisons', () => {
	const verdicts = [{ judge: 1, first: 5, second: 4, choice: 'first' as const, round: 1 }];
	const found = firstPlacesOf({ ...opened, method: 'pairs', verdicts });
	expect(found).toMatchObject({ method: 'pairs', all: 2 });
	expect(found?.places.map(({ name }) => name)).toEqual(['E', 'D']);
});

test('sealed scores and an event that nobody judged have no places', () => {
	expect(firstPlacesOf({ ...opened, is_open: false })).toBeNull();
	expect(firstPlacesOf({ ...opened, scores: [] })).toBeNull();
	expect(firstPlacesOf({ ...opened, method: 'pairs' })).toBeNull();
});
