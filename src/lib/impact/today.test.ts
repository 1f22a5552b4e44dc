import { expect, test } from 'vitest';
import { needs, type Today } from '#lib/impact/today.ts';
import { nothing, running, says } from './today.fixture.ts';

test('somebody for whom nothing waits sees nothing', () => {
	expect(needs(nothing)).toEqual([]);
	expect(needs({ ...nothing, experiments: [running] })).toEqual([]);
});

test('what others wait for comes before the own work', () => {
	expect(
		says({
			experiments: [{ ...running, days_since_reading: 3 }],
			ballots: [{ experiment_id: 2, title: 'Chat in the shop', closes_at: '2026-03-12T09:00:00Z' }],
			signatures: [{ experiment_id: 4, title: 'One-page checkout' }]
		})
	).toEqual([
		'Cast your ballot on Chat in the shop',
		'Sign as an owner for One-page checkout',
		'Enter readings (the last is 3 days old) for Shorter form'
	]);
});

test('what reads the same stands there once: two merges into one idea, two people of the same name', () => {
	const merge = { kind: 'merge', idea_id: 4, title: 'Chat in the shop', author: 'Ann Weber' } as const;
	const asks = {
		kind: 'application',
		team_id: 7,
		team: 'Rocket',
		who: 'Ann Weber',
		slug: 'spring',
		reason: ''
	} as const;
	const waiting = needs({ ...nothing, idea_waits: [merge, merge], team_matters: [asks, asks] });
	expect(waiting.map(({ key }) => key)).toEqual(['application-spring-7-Ann Weber', 'idea-merge-4-Ann Weber']);
});

test('an experiment without any reading says so, and leads to the form for it', () => {
	const [need] = needs({ ...nothing, experiments: [{ ...running, last_reading_on: null, days_since_reading: 1 }] });
	expect(need).toMatchObject({ says: 'Enter readings (none yet) for', href: '/experiments/7/readings' });
});

test.each([
	[7, 'The time-box ends in 7 days for Shorter form'],
	[1, 'The time-box ends in 1 day for Shorter form'],
	[0, 'The time-box ends today for Shorter form']
])('a time-box with %i days left is announced', (days_left, sentence) => {
	expect(says({ experiments: [{ ...running, days_left }] })).toEqual([sentence]);
});

test('an experiment in a ballot asks nothing of its owners', () => {
	expect(says({ experiments: [{ ...running, state: 'deciding', days_since_reading: 9, days_left: -2 }] })).toEqual([]);
});

test('a review that is near asks its panel to read', () => {
	const review = { review_id: 5, title: 'Growth board', starts_at: '2026-03-12T09:00:00Z', unread: 3 };
	expect(needs({ ...nothing, reviews: [review] })).toMatchObject([
		{ says: 'Read 3 items and give your forecast before', name: 'Growth board', href: '/reviews/5' }
	]);
});

test('every need has a key of its own, so that two about one experiment both show', () => {
	const list = needs({ ...nothing, experiments: [{ ...running, days_since_reading: 2, days_left: 3 }] });
	expect(new Set(list.map(({ key }) => key)).size).toBe(2);
});

const handover: Today['handovers'][number] = {
	id: 5,
	experiment_id: 9,
	title: 'One-page checkout',
	due_on: '2026-03-14',
	days_left: 4,
	check: null,
	is_mine: true,
	owner: 'Ian'
};

test.each<[string, Partial<typeof handover>, string]>([
	['a handover that is near its target', {}, 'Bring it live (4 days left): One-page checkout'],
	['one of today', { days_left: 0 }, 'Bring it live (due today): One-page checkout'],
	[
		'a late one of somebody else',
		{ days_left: -1, is_mine: false },
		'Bring it live (1 day overdue, Ian runs it): One-page checkout'
	],
	[
		'a check',
		{ days_left: 0, check: 30 },
		'Check after 30 days whether the effect held (due today) of One-page checkout'
	],
	[
		'an overdue check of somebody else',
		{ days_left: -12, check: 90, is_mine: false },
		'Check after 90 days whether the effect held (12 days overdue, Ian runs it) of One-page checkout'
	]
])('%s is asked for with how late it is and by whom', (_, change, sentence) => {
	expect(says({ handovers: [{ ...handover, ...change }] })).toEqual([sentence]);
});

test('a handover leads to its own page, and says a day only while it lies ahead', () => {
	expect(needs({ ...nothing, handovers: [handover] })).toMatchObject([
		{ href: '/experiments/9/handover', until: '2026-03-14' }
	]);
	expect(needs({ ...nothing, handovers: [{ ...handover, days_left: -2 }] })).toMatchObject([{ until: null }]);
});

test.each([
	['invitation', 'Ann invites you into Mixed up', '/teams/3'],
	['application', 'Ann asks to join Mixed up', '/teams/3/people'],
	['declined', 'Find another team: you were not taken into Mixed up', '/teams/3'],
	['placed', 'Ann placed you; stay or leave: Mixed up', '/teams/3'],
	['removed', 'Find another team: Ann took you out of Mixed up', '/teams/3']
] as const)('a team matter of the kind %s waits with where it is answered', (kind, sentence, href) => {
	const team_matters = [{ kind, team_id: 3, team: 'Mixed up', who: 'Ann', slug: 'spring', reason: '' }];
	expect(says({ team_matters })).toEqual([sentence]);
	expect(needs({ ...nothing, team_matters })).toMatchObject([{ href }]);
});

test('whoever was alone in a team and taken out reads why, and is led to the other teams', () => {
	const matter = { kind: 'removed', team_id: null, team: 'Mixed up', who: 'Ann', slug: 'spring' } as const;
	const team_matters = [{ ...matter, reason: 'Formed twice' }];
	expect(says({ team_matters })).toEqual([
		'Find another team: Ann took you out of Mixed up, which closed: “Formed twice”'
	]);
	expect(needs({ ...nothing, team_matters })).toMatchObject([{ href: '/events/spring/teams' }]);
});

test.each([
	['asked_closed', 'Find another team: you had asked to join Mixed up, which closed'],
	['invited_closed', 'Find another team: you were invited into Mixed up, which closed']
] as const)('whoever waited for a team that closed is led to those that look for somebody: %s', (kind, sentence) => {
	const matter = { kind, team_id: null, team: 'Mixed up', who: '', slug: 'spring', reason: '' };
	const team_matters = [matter, { ...matter, slug: 'autumn' }];
	expect(says({ team_matters })).toEqual([sentence, sentence]);
	const list = needs({ ...nothing, team_matters });
	expect(list.map(({ href }) => href)).toEqual(['/events/spring/teams?for=me', '/events/autumn/teams?for=me']);
	expect(new Set(list.map(({ key }) => key)).size).toBe(2);
});

test('whoever waits for a team that is full is led to those that look for somebody', () => {
	const matter = { kind: 'invited_full', team_id: 3, team: 'Mixed up', who: '', slug: 'spring', reason: '' } as const;
	expect(says({ team_matters: [matter, { ...matter, kind: 'asked_full' }] })).toEqual([
		'Find another team: no room is left in the one that invited you, Mixed up',
		'Find another team: no room is left in the one you asked to join, Mixed up'
	]);
	expect(needs({ ...nothing, team_matters: [matter] })).toMatchObject([{ href: '/events/spring/teams?for=me' }]);
});

test('who is named is asked for an answer where it was said', () => {
	const named = { subject_id: 4, title: 'Shorter form', author: 'Ann, Bob' } as const;
	const mentions = [
		{ ...named, subject: 'idea' },
		{ ...named, subject: 'experiment' }
	] as const;
	expect(needs({ ...nothing, mentions }).map(({ says, name, href }) => [says, name, href])).toEqual([
		['Answer Ann, Bob, who named you on', 'Shorter form', '/ideas/4#comments'],
		['Answer Ann, Bob, who named you on', 'Shorter form', '/experiments/4#notebook']
	]);
});
