import { describe, expect, test } from 'vitest';
import { toChoose, stepOf } from '#lib/judging/finalists.ts';
import { placesInAllAsRows } from '#lib/judging/exports.ts';
import { finalistsForm } from '#lib/judging/finals.schema.ts';
import { finalistInWords, firstOf, outOfOrder, placesInAll, roundInWords, type InOrder } from '#lib/judging/finals.ts';
import { beforeOpened, firstPlacesOf } from '#lib/judging/firstPlaces.ts';
import { judgementForm } from '#lib/judging/judging.schema.ts';
import type { OpenedScores } from '#lib/judging/judging.server.ts';
import { openedWith } from '#lib/judging/opened.fixture.ts';
import { outcomeOf, roundsOf } from '#lib/judging/rounds.ts';
import { parse } from '#lib/server/forms.ts';

const order = (...places: number[]): InOrder[] =>
	places.map((place, at) => ({ team: at + 1, name: `T${at + 1}`, idea: '', place }));

describe('finalists', () => {
	test('are the first ones, with everybody who shares the last place', () => {
		expect(firstOf(order(1, 2, 3, 4), 2)).toEqual([1, 2]);
		expect(firstOf(order(1, 2, 2, 4), 2)).toEqual([1, 2, 3]);
		expect(firstOf(order(1, 2), 5)).toEqual([1, 2]);
		expect(firstOf([], 3)).toEqual([]);
	});

	test('are out of order where somebody left out stands before or beside them, or nobody placed them', () => {
		expect(outOfOrder(order(1, 2, 3, 4), [1, 2])).toEqual([]);
		expect(outOfOrder(order(1, 2, 3, 4), [1, 3])).toEqual([3]);
		expect(outOfOrder(order(1, 2, 2, 4), [1, 2])).toEqual([2]);
		expect(outOfOrder(order(1, 2), [1, 2, 9])).toEqual([9]);
	});

	test('come first in all, by the second round; whom nobody judged there follows; everybody else keeps the order of the first', () => {
		const first = order(1, 2, 3, 3, 5, 6);
		const [one, two, , , five] = first;
		if (!one || !two || !five) throw new Error('there is none');
		const final = [
			{ ...five, place: 1 },
			{ ...one, place: 2 }
		];
		expect(
			placesInAll(first, final, [one, two, five]).map(({ team, place, finalPlace }) => [team, place, finalPlace])
		).toEqual([
			[5, 1, 1],
			[1, 2, 2],
			[2, 3, null],
			[3, 4, null],
			[4, 4, null],
			[6, 6, null]
		]);
	});

	test('who share a place in the second round share it in all', () => {
		const first = order(1, 2, 3);
		const final = first.slice(0, 2).map((one) => ({ ...one, place: 1 }));
		expect(placesInAll(first, final, first.slice(0, 2)).map(({ place }) => place)).toEqual([1, 1, 3]);
	});
});

const opened: OpenedScores = {
	...openedWith([5, 4, 3, 2]),
	verdicts: [1, 2].map((judge) => ({ judge, first: 1, second: 2, choice: 'second' as const, round: 2 })),
	final: {
		...{ method: 'pairs', is_open: true, reason: '' },
		finalists: [
			{ team: 1, place: 1 },
			{ team: 2, place: 2 }
		]
	}
};

describe('two rounds', () => {
	test('are worked out each from what was given in it, and the second decides', () => {
		const { first, final, all } = roundsOf(opened);
		expect(first.results.placed.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D']);
		expect(final?.results.placed.map(({ name }) => name)).toEqual(['B', 'A']);
		expect(all?.map(({ name, place }) => [name, place])).toEqual([
			['B', 1],
			['A', 2],
			['C', 3],
			['D', 4]
		]);
		expect(firstPlacesOf(opened)).toMatchObject({ method: 'pairs', all: 4, finalists: 2 });
		expect([2, 3].map((team) => finalistInWords(all, team))).toEqual(['Place 1 of 2 finalists', null]);
		expect(finalistInWords(null, 2)).toBeNull();
	});

	test('are one where the second is sealed, or brought no score', () => {
		const { final } = opened;
		if (!final) throw new Error('there is none');
		expect(roundsOf({ ...opened, final: { ...final, is_open: false } })).toMatchObject({ final: null, all: null });
		expect(firstPlacesOf({ ...opened, final: { ...final, is_open: false } }), 'of the first alone').toBeNull();
		expect(firstPlacesOf({ ...opened, verdicts: [] })).toMatchObject({ method: 'rubric', all: 4, finalists: null });
		expect(roundsOf({ ...opened, final: null })).toMatchObject({ final: null, all: null });
	});

	test('are told of before all is opened, by whether an organizer can open what decides', () => {
		const { final } = opened;
		if (!final) throw new Error('there is none');
		const sealed = { ...opened, final: { ...final, is_open: false } };
		const once = { ...opened, is_open: false, final: null };
		expect(beforeOpened(opened)).toBeNull();
		expect(beforeOpened({ ...once, state: 'before' })).toBeNull();
		expect(beforeOpened({ ...sealed, state: 'open' })?.says).toMatch(/^The finalists are judged now/);
		expect(beforeOpened({ ...sealed, state: 'closed', awaits_opening: true })).toEqual({
			...{ says: expect.stringMatching(/^The second round is over\. It decides.*sealed/), isToOpen: true }
		});
		expect(beforeOpened({ ...opened, state: 'closed', final: null })?.says).toMatch(/^The first round is closed/);
		expect(beforeOpened({ ...once, state: 'closed', awaits_opening: true })).toEqual({
			...{ says: expect.stringMatching(/^The judging is over\. The scores are sealed/), isToOpen: true }
		});
		expect(beforeOpened({ ...once, state: 'open' })).toMatchObject({ isToOpen: false });
		expect(beforeOpened({ ...once, state: 'open', criteria: [] }), 'nobody judges').toBeNull();
		expect(beforeOpened({ ...once, state: 'closed' }), 'nobody judged').toBeNull();
	});

	test('are a file of one row for each project, with both', () => {
		const { first, final, all } = roundsOf(opened);
		if (!final || !all) throw new Error('there is none');
		const rows = placesInAllAsRows(all, first, final);
		expect(rows[0]).toEqual([
			...['place', 'project', 'idea', 'finalist', 'second_place', 'second_preferred', 'second_low_95'],
			...['second_high_95', 'first_place', 'first_adjusted', 'first_low_95', 'first_high_95']
		]);
		expect(rows.map((row) => row.length)).toEqual(rows.map(() => 12));
		expect(rows[1]?.slice(0, 5)).toEqual([1, 'B', 'B', 'yes', 1]);
		expect(rows[3]?.slice(0, 9)).toEqual([3, 'C', 'C', 'no', null, null, null, null, 3]);
	});

	test('are chosen for from the order of the first, unseen projects last', () => {
		const seen = outcomeOf({ ...opened, scores: opened.scores.filter(({ team }) => team !== 3) }, 1);
		expect(toChoose(seen, [1, 3]).map(({ name, place, isChosen }) => [name, place, isChosen])).toEqual([
			['A', 1, true],
			['B', 2, false],
			['D', 3, false],
			['C', null, true]
		]);
	});
});

test.each([
	['before', false, '1', null],
	['open', true, '1', /^Second round/],
	['closed', false, '1', /^The first round is closed/],
	['closed', true, '3', null],
	['closed', false, '3', null],
	['opened', true, '1', null]
] as const)('while it is %s (named: %s, at %s) the rounds say %s', (state, is_named, asked_at, says) => {
	const final = state === 'before' ? null : { is_named };
	const said = roundInWords({ final, state, asked_at, voting_at: '2' });
	if (says === null) expect(said).toBeNull();
	else expect(said).toMatch(says);
});

describe('forms', () => {
	const sent = (fields: Readonly<Record<string, string>>) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		return form;
	};

	test('name criteria and teams of any number', () => {
		const points = {
			'points.c7': '4',
			'points.c523': '3',
			'points.c123456': '2',
			comment: '',
			version: '0',
			round: '2'
		};
		expect(parse(judgementForm, sent(points)).data).toEqual({
			...{ points: { 7: 4, 523: 3, 123456: 2 }, comment: '', version: 0, round: 2 }
		});
		const chosen = { 'team.t12': 'on', 'team.t4711': 'on', method: 'pairs', reason: '' };
		expect(parse(finalistsForm, sent(chosen)).data).toEqual({ teams: [12, 4711], method: 'pairs', reason: '' });
	});

	test('without a choice name nobody, and what is no number is not taken', () => {
		expect(parse(finalistsForm, sent({ method: 'rubric' })).data?.teams).toEqual([]);
		expect(parse(finalistsForm, sent({ 'team.x1': 'on', method: 'rubric' })).failure).toBeDefined();
		expect(parse(judgementForm, sent({ 'points.12': '4' })).failure).toBeDefined();
	});
});

test('the next step of a second round follows from the clock of the database and what was done', () => {
	const at = { asked_at: '1', voting_at: '2' };
	const named = { closed_at: '', is_named: true, announced_at: null, reason: '', is_scored: false, finalists: [] };
	const step = (state: 'before' | 'open' | 'closed' | 'opened', final: typeof named | null, times = at) =>
		stepOf({ state, final, ...times });
	expect(step('before', null)).toBe('too early');
	expect(step('open', null)).toBe('close');
	expect(step('closed', { ...named, is_named: false })).toBe('name');
	expect(step('open', named)).toBe('judge');
	expect(step('closed', named, { asked_at: '3', voting_at: '2' })).toBe('over');
	expect(step('opened', named)).toBe('over');
});
