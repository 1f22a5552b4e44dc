import { describe, expect, test } from 'vitest';
import { marksAsRows, placesAsRows } from '#lib/judging/exports.ts';
import {
	differs,
	givenOf,
	isOvertaken,
	lateInWords,
	placeOf,
	newerIn,
	notCountedInWords,
	readDrafts,
	standingInWords,
	waitingInWords,
	type Draft
} from '#lib/judging/keptScores.ts';
import { refusals } from '#lib/judging/judging.ts';
import { marksDrawn } from '#lib/judging/marks.ts';
import { saidInWords } from '#lib/judging/pairs.ts';
import { resultsOf } from '#lib/judging/results.ts';

const draft = (changes: Partial<Draft> = {}): Draft => ({
	...{ points: { 1: '4', 2: '3' }, comment: '', version: 0, isWanted: true },
	...changes
});

describe('what is kept on the device', () => {
	test('is overtaken by what the same judge saved elsewhere since it was begun', () => {
		const given = { version: 2 };
		expect([isOvertaken(given, 1), isOvertaken(given, '0')]).toEqual([true, true]);
		expect([isOvertaken(given, 2), isOvertaken(given, undefined), isOvertaken(null, 0)]).toEqual([false, false, false]);
	});

	test('comes back as it was', () => {
		const drafts = { 7: draft({ refusal: 'Too late.' }), 8: draft({ comment: 'Bold.', isWanted: false, version: 2 }) };
		expect(readDrafts(JSON.stringify(drafts))).toEqual(drafts);
	});

	test('has a place of its own for each round, and says what an earlier one left', () => {
		expect(new Set([placeOf('me', 'event'), placeOf('me', 'event', 2), placeOf('me', 'event 2')]).size).toBe(3);
		expect(lateInWords(0)).toBeNull();
		expect(lateInWords(1)).toMatch(/^What you gave one project in the first round .* does not count\.$/);
		expect(lateInWords(2, 'pair')).toMatch(/^What you gave 2 pairs /);
	});

	test.each([
		null,
		'',
		'no JSON',
		'[]',
		'7',
		'{"7":null}',
		'{"7":{"points":"x","comment":1}}',
		'{"7":{"comment":"x"}}'
	])('is nothing where it cannot be read: %j', (text) => {
		expect(readDrafts(text)).toEqual({});
	});

	test('belongs to one person and one event', () => {
		expect(placeOf('ann', 'spring')).not.toBe(placeOf('ben', 'spring'));
		expect(placeOf('ann', 'spring')).not.toBe(placeOf('ann', 'autumn'));
	});

	test('is a draft only where it says something else than the server has', () => {
		const given = givenOf(draft({ comment: ' Bold. ' }), 1);
		expect(differs(draft({ comment: 'Bold.' }), given)).toBe(false);
		expect(differs(draft({ comment: 'Timid.' }), given)).toBe(true);
		expect(differs(draft({ comment: 'Bold.', points: { 1: '5', 2: '3' } }), given)).toBe(true);
		expect(differs(draft({ points: { 1: '', 2: '' } }), null)).toBe(false);
	});

	test('is told apart in the queue, also after the close', () => {
		const begun = draft({ isWanted: false });
		const refused = draft({ isWanted: false, refusal: refusals.judging_is_over.says });
		const words = (isOpen: boolean, isGiven: boolean) =>
			[undefined, draft(), begun, refused].map((one) => standingInWords({ draft: one, isGiven, isOpen }));
		expect(words(true, false)).toEqual(['To score', 'Kept, not sent', 'Begun, not saved', 'Not taken']);
		expect(words(false, false)).toEqual(['Not scored', 'Kept, not sent', 'Not saved in time', 'Came too late']);
		expect(words(false, true)).toEqual([
			...['Scored', 'Kept, not sent', 'Scored, a change was not saved', 'Scored, a change came too late']
		]);
		const closed = draft({ isWanted: false, refusal: refusals.judging_round_is_over.says });
		const clashed = draft({ isWanted: false, refusal: 'Look again.' });
		const after = [closed, clashed].map((one) => standingInWords({ draft: one, isGiven: false, isOpen: false }));
		expect(after).toEqual(['Came too late', 'Not saved in time']);
	});

	test('says after the close why it does not count', () => {
		expect(notCountedInWords(draft())).toContain('What you saved here came after the scoring had closed');
		const refused = { isWanted: false, refusal: refusals.judging_is_over.says };
		expect(notCountedInWords(refused)).toContain('came after the scoring had closed');
		const round = { isWanted: false, refusal: refusals.judging_round_is_over.says };
		expect(notCountedInWords(round)).toContain('came after the scoring had closed');
		expect(notCountedInWords({ isWanted: false, refusal: 'Look again.' })).toContain('was not taken before');
		expect(notCountedInWords({ isWanted: false })).toContain('What you typed here was not saved before');
	});

	test('of a pair is told apart in the queue, also after the close', () => {
		const names = ['Ann', 'Ben'] as const;
		const said = (isOpen: boolean, one?: Draft, choice?: 'second') =>
			saidInWords({ given: choice ? { version: 1, choice, comment: '' } : null }, { draft: one, names, isOpen });
		const chosen = draft({ points: { choice: '1' } });
		const late = { ...chosen, isWanted: false, refusal: 'Too late.' };
		expect(said(true)).toBe('To compare');
		expect(said(true, chosen)).toBe('“Ann” is better: kept, not sent');
		expect(said(true, late)).toBe('“Ann” is better: not taken');
		expect(said(false, late)).toBe('“Ann” is better: came too late');
		expect(said(false, late, 'second'), 'what counts is told').toBe('“Ben” is better, a change did not count');
		expect(said(false, { ...chosen, isWanted: false })).toBe('Not answered in time');
		expect(said(false)).toBe('Not compared');
		expect(said(false, undefined, 'second')).toBe('“Ben” is better');
	});

	test('is counted in words only where save was pressed', () => {
		expect(waitingInWords({ 7: draft({ isWanted: false }) })).toBeNull();
		expect(waitingInWords({ 7: draft() })).toContain('One project is kept');
		expect(waitingInWords({ 7: draft(), 8: draft() })).toContain('2 projects are kept');
	});
});

test('of what the server took only what is newer than the page is shown over it', () => {
	const kept = JSON.stringify({ 7: draft({ version: 2 }), 8: draft({ version: 2 }), 9: draft({ version: 1 }) });
	const known = new Map([
		[7, 1],
		[8, 2]
	]);
	expect(Object.keys(newerIn(kept, (id) => known.get(id) ?? 0))).toEqual(['7', '9']);
	expect(newerIn(null, () => 0)).toEqual({});
});

test('an interval that reaches beyond the scale is drawn to its edge', () => {
	const placed = { team: 1, name: 'Store visit', idea: 'Visit', place: 1, judges: 2, tieBrokenBy: null };
	const { rows, ticks } = marksDrawn([{ ...placed, raw: 3, adjusted: 5.2, interval: [4, 6.4] }], 5);
	expect(rows[0]).toMatchObject({ at: 100, rawAt: 50, reach: [75, 100], between: '4.00 to 6.40' });
	expect(ticks.map(({ at }) => at)).toEqual([0, 25, 50, 75, 100]);
});

test('files hold places and marks, judges by name only where names are given', () => {
	const opened = {
		most: 5,
		criteria: [
			{ id: 1, name: 'Value', weight: 1, rubric: null },
			{ id: 2, name: 'Speed', weight: 3, rubric: 5 }
		],
		challenges: [{ id: 5, title: 'Trains' }],
		projects: [
			{ id: 7, name: 'One field less', idea: 'Forms', rubric: null },
			{ id: 8, name: 'Nobody came', idea: 'None', rubric: 5 }
		],
		scores: [{ team: 7, judge: 2, points: { 1: 4 } }]
	};
	expect(placesAsRows(resultsOf(opened)).slice(1)).toEqual([
		[1, 'One field less', 'Forms', 4, null, null, 4, 1, null, null, null],
		[null, 'Nobody came', null, null, null, null, null, 0, null, null, null]
	]);
	expect(marksAsRows(opened, null)).toHaveLength(2);
	expect(marksAsRows(opened, null)[1]).toEqual(['One field less', 'Judge 2', null, 'Value', 1, 4]);
	expect(marksAsRows(opened, [{ number: 2, name: 'Ida' }])[1]).toEqual(['One field less', 'Ida', null, 'Value', 1, 4]);
	const own = { ...opened, scores: [{ team: 8, judge: 2, points: { 2: 3 } }] };
	expect(marksAsRows(own, null).slice(1)).toEqual([['Nobody came', 'Judge 2', 'Trains', 'Speed', 3, 3]]);
});
