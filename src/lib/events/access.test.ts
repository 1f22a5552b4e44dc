import { expect, test } from 'vitest';
import { accessTo, galleryMoments, parts, sightInStretches, sightInWords, stretches } from '#lib/events/access.ts';

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
			'Announcements',
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

test('what a part sees changes with the stretches of an event', () => {
	const [early, late] = galleryMoments.map(({ value }) => accessTo(value));
	const row = (things: ReturnType<typeof accessTo> | undefined, name: string) =>
		things?.find(({ thing }) => thing.startsWith(name))?.sight;
	const seen = (things: typeof early, name: string, part: (typeof parts)[number]) =>
		sightInStretches(row(things, name)?.[part] ?? { from: null });
	const own = 'only your own team’s';
	expect(stretches.map(({ label }) => label)).toEqual(['Until the deadline', 'Judging', 'Voting', 'Results']);
	expect(seen(early, 'What teams hand in', 'participant')).toEqual([own, 'all', 'all', 'all']);
	expect(seen(late, 'What teams hand in', 'participant')).toEqual([own, own, 'all', 'all']);
	expect(seen(late, 'What teams hand in', 'judge')).toEqual([own, 'all', 'all', 'all']);
	expect(seen(late, 'Scores', 'participant')).toEqual(['nothing', 'nothing', 'nothing', 'all']);
	expect(seen(late, 'Scores', 'organizer')).toEqual([
		'nothing',
		'all, once judging or its round is closed',
		'all, once judging or its round is closed',
		'all'
	]);
	expect(seen(late, 'What judges write', 'participant')).toEqual(['nothing', 'nothing', 'nothing', own]);
	expect(seen(late, 'Votes', 'organizer')).toEqual(Array.from({ length: 4 }, () => 'only your own'));
	for (const { sight } of late ?? []) expect(sightInStretches(sight.stranger)).toEqual(Array(4).fill('nothing'));
});
