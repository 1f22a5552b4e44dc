import { expect, test } from 'vitest';
import { pitchInWords, withDemoDay } from '#lib/submissions/pitches.ts';

test('a team reads when its turn is, whether it is next, and that it has been', () => {
	const pitch = { position: 2, at: '2026-03-11T09:00:00Z', place: 'Table 7' };
	const says = (state: 'waits' | 'next' | 'now' | 'done') => pitchInWords({ ...pitch, state });
	expect([says('waits'), says('next'), says('now'), says('done')]).toEqual([
		...['Your team pitches 2nd', 'Your team is next to pitch', 'Your team pitches now', 'Your team has pitched']
	]);
});

test('the demo day stands in the agenda where it lies, whatever the zone its time is written in', () => {
	const points = [
		{ id: 4, at: '2026-03-11T09:00:00+00:00', title: 'Welcome', place: '', note: '' },
		{ id: 5, at: '2026-03-11T17:00:00+00:00', title: 'Dinner', place: '', note: '' }
	];
	expect(withDemoDay(points, null)).toEqual(points);
	const day = { starts_at: '2026-03-11T18:30:00+02:00', pitch_minutes: 3, question_minutes: 2, place: 'The hall' };
	expect(withDemoDay(points, day).map(({ title }) => title)).toEqual(['Welcome', 'Demo day', 'Dinner']);
	expect(withDemoDay(points, day)[1]).toMatchObject({
		place: 'The hall',
		note: 'Each team has 3 min to pitch, then 2 min for questions.'
	});
	expect(withDemoDay([], { ...day, question_minutes: 0 })[0]?.note).toBe('Each team has 3 min to pitch.');
});
