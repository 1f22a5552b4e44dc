import { expect, test } from 'vitest';
import { eventStep } from '#lib/impact/eventStep.ts';
import type { Today } from '#lib/impact/today.ts';

const nothing = { toHelp: 0, toScore: 0 };
const event: Today['events'][number] = {
	id: 1,
	slug: 'spring',
	name: 'Spring sprint',
	phase: 'build',
	next_phase_at: '2026-03-11T09:00:00Z',
	time_zone: 'UTC',
	waits: false,
	parts: [],
	is_registered: true,
	team: {
		id: 3,
		name: 'Mixed up',
		submitted_at: null,
		missing: null,
		lacks: 0,
		more_until: null,
		pitch: null,
		says_more: false
	}
};

test.each<[string, Partial<Today['events'][number]>, string, string]>([
	['not registered', { is_registered: false, team: null }, 'You are not in yet.', '/events/spring'],
	[
		'who waits',
		{ is_registered: false, team: null, waits: true },
		'You are on the waiting list.',
		'/events/spring/ideas'
	],
	['who mentors', { is_registered: false, team: null, parts: ['mentor'] }, 'You mentor here.', '/events/spring/help'],
	[
		'who mentors and judges',
		{ is_registered: false, team: null, parts: ['mentor', 'judge'] },
		'You mentor and judge here.',
		'/events/spring/help'
	],
	[
		'who judges and takes part, after the deadline,',
		{ phase: 'judging', parts: ['judge'] },
		'You judge here. Nothing waits for your score now.',
		'/events/spring/judging'
	],
	[
		'who organizes, while others vote,',
		{ phase: 'voting', is_registered: false, team: null, parts: ['organizer'] },
		'You organize this. Results come next.',
		'/events/spring/results/awards'
	],
	[
		'who does much and waits',
		{ is_registered: false, team: null, waits: true, parts: ['organizer', 'mentor', 'judge'] },
		'You organize, mentor and judge here. You are on the waiting list.',
		'/events/spring/teams/place'
	],
	['without a team', { team: null }, 'You have no team yet.', '/events/spring/teams'],
	[
		'who organizes without a team',
		{ team: null, parts: ['organizer'] },
		'You organize this. See to it that nobody stays without a team.',
		'/events/spring/teams/place'
	],
	['during ideation', { phase: 'ideation', team: null }, 'Ideas are being collected.', '/ideas/new?event=spring'],
	['in a mixed team', {}, 'Mixed up is mixed and can hand in.', '/teams/3'],
	['late', { phase: 'submission' }, 'Mixed up has not handed in yet.', '/teams/3'],
	['after the deadline', { phase: 'judging' }, 'The deadline has passed. The jury is at work.', '/events/spring'],
	['at the end', { phase: 'results', is_registered: false }, 'The results are in.', '/events/spring/results'],
	[
		'while everybody votes',
		{ phase: 'voting', is_registered: true },
		'Everybody votes. Results come next.',
		'/events/spring/vote'
	]
])('somebody %s is told what to do in the event', (_, where, sentence, href) => {
	expect(eventStep({ ...event, ...where }, nothing)).toMatchObject({ says: sentence, href });
});

test('a team that is not mixed is told whom it needs before it can hand in', () => {
	const team = {
		id: 3,
		name: 'Mixed up',
		submitted_at: null,
		missing: 'it',
		lacks: 0,
		more_until: null,
		pitch: null,
		says_more: false
	} as const;
	expect(eventStep({ ...event, team }, nothing).says).toBe(
		'Mixed up still needs somebody from IT before it can hand in.'
	);
	const small = { ...team, missing: null, lacks: 1, submitted_at: '2026-03-10T09:30:00Z' };
	expect(eventStep({ ...event, team: small }, nothing).says).toBe(
		'Mixed up needs 1 more person before it can hand in.'
	);
});

test('a team with more time than others is told so after the deadline, and what it lacks', () => {
	const more = {
		...event.team,
		id: 3,
		name: 'Mixed up',
		lacks: 0,
		more_until: '2026-03-11T09:30:00Z',
		pitch: null,
		says_more: false
	};
	const says = (team: typeof more & { missing: 'it' | null; submitted_at: string | null }) =>
		eventStep({ ...event, phase: 'judging', team }, nothing);
	const at = { missing: null, submitted_at: null };
	expect(says({ ...more, ...at })).toEqual({
		says: 'Mixed up has more time than others and has not handed in yet.',
		...{ action: 'To your team', href: '/teams/3' }
	});
	expect(says({ ...more, ...at, missing: 'it' }).says).toContain('needs somebody from IT before it can hand in');
	expect(says({ ...more, ...at, lacks: 2 }).says).toContain('needs 2 more people before it can hand in');
	expect(says({ ...more, ...at, submitted_at: '2026-03-10T09:30:00Z' }).says).toContain('It can hand in again.');
	const unsaid = { ...more, ...at, submitted_at: '2026-03-10T09:30:00Z', says_more: true };
	expect(says(unsaid).says).toContain('says something else than what it handed in');
});

test('what waits for a mentor or a judge is said with where it is done', () => {
	const helping = { ...event, is_registered: false, team: null, parts: ['judge', 'mentor'] } as const;
	expect(eventStep(helping, { toHelp: 2, toScore: 0 })).toMatchObject({
		says: 'You judge and mentor here. 2 teams wait for your help.',
		...{ action: 'Go to the line', href: '/events/spring/help' }
	});
	expect(eventStep({ ...helping, phase: 'judging' }, { toHelp: 0, toScore: 1 })).toMatchObject({
		says: 'One project waits for your score.',
		...{ action: 'Go on judging', href: '/events/spring/judging' }
	});
});

test('while its turn is ahead, a team reads when it pitches instead of that the jury is at work', () => {
	const pitch = { position: 2, at: '2026-03-11T10:00:00Z', place: 'Table 7' };
	const says = (state: 'waits' | 'next' | 'now' | 'done', changes: Partial<typeof event> = {}, toScore = 0) => {
		const team = event.team && { ...event.team, pitch: { ...pitch, state } };
		return eventStep({ ...event, phase: 'judging', team, ...changes }, { toHelp: 0, toScore }).says;
	};
	expect(says('waits')).toBe('Your team pitches 2nd.');
	expect(says('next')).toBe('Your team is next to pitch.');
	expect(says('now', { phase: 'voting' })).toBe('Your team pitches now.');
	expect(says('done')).toBe('The deadline has passed. The jury is at work.');
	// what others wait for comes before a turn that is not the next one
	expect(says('waits', { parts: ['judge'] }, 2)).not.toContain('pitches');
	expect(says('next', { parts: ['judge'] }, 2)).toBe('Your team is next to pitch.');
	expect(says('waits', { phase: 'voting' })).toContain('votes');
});
