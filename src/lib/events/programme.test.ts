import { expect, test } from 'vitest';
import { programmeOf } from '#lib/events/programme.ts';
import { clockInZone } from '#lib/events/zones.ts';

const event = {
	time_zone: 'Europe/Amsterdam',
	ideation_at: '2026-03-12T08:00:00Z',
	formation_at: '2026-03-12T10:00:00Z',
	build_at: '2026-03-12T12:00:00Z',
	submission_at: '2026-03-13T10:00:00Z',
	judging_at: '2026-03-13T13:00:00Z',
	voting_at: '2026-03-13T14:00:00Z',
	results_at: '2026-03-13T15:00:00Z',
	agenda: [
		{ id: 2, at: '2026-03-12T23:30:00Z', title: 'Midnight soup', place: 'Kitchen', note: '' },
		{ id: 1, at: '2026-03-12T08:00:00Z', title: 'Welcome', place: 'Hall', note: 'With coffee' }
	]
};

test('a programme is phases and agenda in one order, by the days of the event’s own clocks', () => {
	const days = programmeOf(event);
	expect(days.map(({ day }) => day)).toEqual(['Thursday 12 March 2026', 'Friday 13 March 2026']);
	expect(days.map(({ lines }) => lines.map(({ at, title }) => `${clockInZone(at, event.time_zone)} ${title}`))).toEqual(
		[
			['09:00 Ideas', '09:00 Welcome', '11:00 Teams', '13:00 Build'],
			['00:30 Midnight soup', '11:00 Hand in', '14:00 Judging', '15:00 Voting', '16:00 Results']
		]
	);
});
