import { expect, test } from 'vitest';
import { needs, waitingIn, type Today } from '#lib/impact/today.ts';
import { nothing, running, says } from './today.fixture.ts';

test('what was promised at an event, what nobody said, and the days to look back wait for a person', () => {
	const none = { experiment_id: null, title: null, teams: null, days: null, team_id: null };
	const of = { ...none, slug: 'spring', event_name: 'Spring sprint', due_on: '2026-04-01' };
	expect(
		says({
			ledgers: [
				{ ...of, kind: 'start', experiment_id: 7, title: 'One field less' },
				{ ...of, kind: 'carry_on', team_id: 3, title: 'The quiet form' },
				{ ...of, kind: 'unsaid', teams: 2 },
				{ ...of, kind: 'check', days: 90 }
			]
		})
	).toEqual([
		'Plan and start, as was promised at Spring sprint, One field less',
		'Your team was awarded at Spring sprint. Say whether it is carried on: The quiet form',
		'Say what becomes of 2 teams of Spring sprint',
		'Say what came of it after 90 days: Spring sprint'
	]);
});

test('a winner’s promise and the draft it is about are one thing to do', () => {
	const of = {
		slug: 'spring',
		event_name: 'Spring sprint',
		due_on: '2026-04-01',
		teams: null,
		days: null,
		team_id: null
	};
	const promise = { ...of, kind: 'start', experiment_id: running.id, title: running.title } as const;
	expect(says({ ledgers: [promise], experiments: [{ ...running, state: 'draft' }] })).toEqual([
		'Plan and start, as was promised at Spring sprint, Shorter form'
	]);
});

test('a judge is asked for the projects that are not scored', () => {
	const of = { slug: 'spring', name: 'Spring sprint', voting_at: '2026-04-01T10:00:00Z', time_zone: 'Asia/Tokyo' };
	const scores = (to_score: number) => says({ judging: [{ ...of, to_score, to_plan: null }] });
	expect(scores(3)).toEqual(['Score 3 projects of Spring sprint']);
	expect(scores(1)).toEqual(['Score one project of Spring sprint']);
	const [need] = needs({ ...nothing, judging: [{ ...of, to_score: 1, to_plan: null }] });
	expect(need, 'by the clocks of the event').toMatchObject({ until: of.voting_at, zone: 'Asia/Tokyo' });
});

test('an organizer is asked to plan again where judges are missing, beside what he or she judges', () => {
	const of = { slug: 'spring', name: 'Spring sprint', voting_at: '2026-04-01T10:00:00Z', time_zone: 'Asia/Tokyo' };
	const judging = [
		{ ...of, to_score: 2, to_plan: null },
		{ ...of, to_score: null, to_plan: 1 }
	];
	expect(says({ judging })).toEqual([
		'Score 2 projects of Spring sprint',
		'Plan the judging again, or add a judge: somebody is missing for one project of Spring sprint'
	]);
	const list = needs({ ...nothing, judging });
	expect(list.map(({ href }) => href)).toEqual(['/events/spring/judging', '/events/spring/judging/setup#plan']);
	expect(new Set(list.map(({ key }) => key)).size).toBe(2);
});

test('what waits in an event is that of this event and of the person alone', () => {
	const of = { name: 'An event', voting_at: '2026-04-01T10:00:00Z', time_zone: 'Asia/Tokyo' };
	const today: Today = {
		...nothing,
		help: [{ slug: 'autumn', name: 'Autumn', teams: 4 }],
		judging: [
			{ ...of, slug: 'spring', to_score: null, to_plan: 3 },
			{ ...of, slug: 'spring', to_score: 2, to_plan: null }
		]
	};
	expect(waitingIn(today, 'spring')).toEqual({ toHelp: 0, toScore: 2 });
	expect(waitingIn(today, 'autumn')).toEqual({ toHelp: 4, toScore: 0 });
});
