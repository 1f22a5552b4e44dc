import { expect, test } from 'vitest';
import { firstPlacesOf } from '#lib/judging/firstPlaces.ts';
import { toChoose } from '#lib/judging/finalists.ts';
import type { OpenedScores } from '#lib/judging/judging.server.ts';
import { openedWith } from '#lib/judging/opened.fixture.ts';
import { orderOf, outcomeOf, roundsOf } from '#lib/judging/rounds.ts';

const opened = openedWith([5, 4, 3, 3, 2]);

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

test('where panels do not overlap nobody is on the first places, and it is known that projects were judged', () => {
	const scores = [
		{ team: 1, judge: 1, points: { 1: 5 }, round: 1 },
		{ team: 2, judge: 2, points: { 1: 4 }, round: 1 }
	];
	expect(firstPlacesOf({ ...opened, scores })).toMatchObject({ places: [], all: 2 });
	const final = {
		...{ method: 'rubric' as const, is_open: true, reason: '' },
		finalists: [1, 2].map((team) => ({ team, place: team }))
	};
	const again = scores.map((score) => ({ ...score, round: 2 }));
	expect(firstPlacesOf({ ...opened, scores: [...opened.scores, ...again], final }), 'of a second round').toMatchObject({
		places: [],
		finalists: 2
	});
});

test('in pairs they are those of the comparisons', () => {
	const verdicts = [{ judge: 1, first: 5, second: 4, choice: 'first' as const, round: 1 }];
	const found = firstPlacesOf({ ...opened, method: 'pairs', verdicts });
	expect(found).toMatchObject({ method: 'pairs', all: 2 });
	expect(found?.places.map(({ name }) => name)).toEqual(['E', 'D']);
});

test('in pairs nobody is on them where groups were never compared, and no second round is ordered by such answers', () => {
	const verdicts = [
		[5, 4],
		[1, 2]
	].map(([first = 0, second = 0]) => ({ judge: 1, first, second, choice: 'first' as const, round: 1 }));
	const apart: OpenedScores = { ...opened, method: 'pairs', verdicts };
	expect(firstPlacesOf(apart)).toMatchObject({ method: 'pairs', places: [], all: 4 });
	const outcome = outcomeOf(apart, 1);
	expect(orderOf(outcome)).toEqual([]);
	const choosable = toChoose(outcome, []);
	expect(choosable.map(({ place, isChosen }) => [place, isChosen])).toEqual(
		Array.from({ length: 5 }, () => [null, false])
	);
	expect(choosable[0]?.says).toContain('No place over all');
	const final = {
		...{ method: 'pairs' as const, is_open: true, reason: '' },
		finalists: [1, 2, 4, 5].map((team) => ({ team, place: team }))
	};
	const twice = { ...opened, final, verdicts: verdicts.map((one) => ({ ...one, round: 2 })) };
	expect(roundsOf(twice).all, 'of a second round').toBeNull();
	expect(firstPlacesOf(twice)).toMatchObject({ places: [], finalists: 4 });
});

test('sealed scores and an event that nobody judged have no places', () => {
	expect(firstPlacesOf({ ...opened, is_open: false })).toBeNull();
	expect(firstPlacesOf({ ...opened, scores: [] })).toBeNull();
	expect(firstPlacesOf({ ...opened, method: 'pairs' })).toBeNull();
});
