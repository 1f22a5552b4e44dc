import { expect, test } from 'vitest';
import { accessTo, galleryMoments, parts, sightInWords } from '#lib/events/access.ts';

test('who sees what is said in words', () => {
	expect(sightInWords({ from: 'always' })).toBe('always');
	expect(sightInWords({ from: null })).toBe('never');
	expect(sightInWords({ from: null, own: 'your own' })).toBe('only your own');
	expect(sightInWords({ from: 'judging_at' })).toBe('from the deadline on');
	expect(sightInWords({ from: 'voting_at', own: 'your own' })).toBe('your own, everything from voting on');
});

test('somebody who is not signed in sees nothing of an event, and a guest judge only what is given to judge', () => {
	for (const { value } of galleryMoments) {
		const things = accessTo(value);
		expect(things.filter(({ sight }) => sight.stranger.from !== null || sight.stranger.own)).toEqual([]);
		expect(things.filter(({ sight }) => sight.guest.from !== null).map(({ thing }) => thing)).toEqual([
			'What teams hand in'
		]);
	}
	expect(parts).toContain('stranger');
});

test('what teams hand in opens for everybody when organizers chose, and for judges at the deadline', () => {
	const sights = galleryMoments.map(({ value }) => {
		const row = accessTo(value).find(({ thing }) => thing === 'What teams hand in');
		return row && [sightInWords(row.sight.participant), sightInWords(row.sight.judge)];
	});
	const judge = 'your own team’s, everything from the deadline on';
	expect(sights).toEqual([
		['your own team’s, everything from the deadline on', judge],
		['your own team’s, everything from voting on', judge]
	]);
});
