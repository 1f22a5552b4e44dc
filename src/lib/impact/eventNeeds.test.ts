import { expect, test } from 'vitest';
import { lacking, ofAwards, ofHelp, ofOpenTeam, ofUnanswered } from '#lib/impact/eventNeeds.ts';

const of = { slug: 'spring', name: 'Spring sprint' };

test('a team that lacks a side says which', () => {
	expect(lacking('it')).toBe('somebody from IT');
	expect(lacking('marketing')).toBe('somebody from marketing');
	expect(lacking('either')).toBe('one more person from marketing or IT');
	const team = { id: 3, name: 'Mixed up', event_name: 'Spring sprint', missing: 'it' } as const;
	expect(ofOpenTeam(team)).toMatchObject({
		...{ says: 'In Spring sprint, somebody from IT is wanted by', name: 'Mixed up', href: '/teams/3' }
	});
});

test('teams that wait for a mentor lead to the line', () => {
	expect(ofHelp({ ...of, teams: 1 })).toMatchObject({
		...{ says: 'Help the team that waits for a mentor in', name: 'Spring sprint', href: '/events/spring/help' }
	});
	expect(ofHelp({ ...of, teams: 2 }).says).toBe('Help the 2 teams that wait for a mentor in');
});

test('answers that are owed lead to where they are given', () => {
	expect(ofUnanswered({ ...of, questions: 1 })).toMatchObject({
		...{ says: 'Answer a question of the organizers of', href: '/events/spring#registration' }
	});
	expect(ofUnanswered({ ...of, questions: 3 }).says).toBe('Answer 3 questions of the organizers of');
});

test('an organizer is asked to open the scores and for awards until the results, by the clocks of the event', () => {
	const of = { slug: 'spring', name: 'Spring sprint', results_at: '2026-04-02T10:00:00Z', time_zone: 'Asia/Tokyo' };
	const near = { name: 'Spring sprint', until: of.results_at, zone: 'Asia/Tokyo' };
	const [prepare, open] = [
		{
			says: 'Prepare the awards, before everybody sees the results, of',
			href: '/events/spring/results/awards',
			...near
		},
		{
			says: 'Open the judges’ scores, to see whom they put first, of',
			href: '/events/spring/judging/setup#open',
			...near
		}
	];
	expect(ofAwards({ ...of, is_sealed: false, is_unprepared: true })).toMatchObject([prepare]);
	expect(ofAwards({ ...of, is_sealed: true, is_unprepared: false })).toMatchObject([open]);
	expect(ofAwards({ ...of, is_sealed: true, is_unprepared: true })).toMatchObject([open, prepare]);
});
