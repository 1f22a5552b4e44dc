import { expect, test } from 'vitest';
import { reviewForm } from '#lib/reviews/reviews.schema.ts';
import { chairs, runs, skillInWords, standing, talkEnds, type Item, type Member } from '#lib/reviews/reviews.ts';
import { parse } from '#lib/server/forms.ts';

const item: Item = {
	...{ id: 1, review_id: 2, experiment_id: 3, title: 'Shorter form', state: 'due', ends_on: '2026-03-01' },
	...{ position: 1, minutes: 15, talk_started_at: null, talk_ended_at: null, now: '2026-03-10T09:05:00+00:00' },
	...{ box_id: null, closes_at: null, revealed_at: null, turnout: null, seats: 0, outcome: null, departs: false },
	...{ forecast: null, is_shared: false, opened_at: null, conflicts: [], shared_forecasts: [] }
};

test('the talk about an item ends by the minutes it has, and no clock runs once it was stopped', () => {
	const running = { ...item, talk_started_at: '2026-03-10T09:00:00+00:00' };
	expect(talkEnds(running)).toBe('2026-03-10T09:15:00.000Z');
	expect(talkEnds({ ...running, talk_ended_at: '2026-03-10T09:04:00+00:00' })).toBeNull();
	expect(talkEnds(item)).toBeNull();
});

test.each<[Partial<Item>, string]>([
	[{}, 'Due'],
	[{ state: 'running' }, 'Still running'],
	[{ state: 'deciding' }, 'In a ballot outside this review'],
	[{ state: 'killed' }, 'Decided elsewhere'],
	[
		{ closes_at: '2026-03-10T10:00:00.5+00:00', seats: 4, turnout: { marketing: 1, it: 2, other: 0 } },
		'Ballot open, 3 of 4 in'
	],
	[{ closes_at: '2026-03-10T09:05:00+00:00', seats: 4 }, 'Ballot closed, 0 of 4 in'],
	[{ closes_at: '2026-03-10T10:00:00Z', revealed_at: '2026-03-10T09:00:00Z' }, 'Revealed, waits for the decision'],
	[{ outcome: 'kill' }, 'Killed'],
	[{ outcome: 'promote', departs: true }, 'Promoted, against the ballots or the rule']
])('an item says where it stands: %j', (changes, says) => {
	expect(standing({ ...item, ...changes })).toBe(says);
});

test('forecasts are scored against always saying one half', () => {
	expect(skillInWords([])).toBeNull();
	expect(skillInWords([{ percent: 70, won: true }])).toMatch(/^Brier score 0.09 over 1 forecast: better than/);
	expect(skillInWords([{ percent: 50, won: true }])).toContain('as good as');
	expect(skillInWords([{ percent: 90, won: false }])).toContain('0.81 over 1 forecast: worse than');
});

test('the chair runs a review, and the panel acts for a chair who does not lead any more', () => {
	const member: Member = {
		...{ person_id: 'panel', name: 'Ann', function: 'it', is_bridging: false },
		...{ delegate_id: null, delegate: null, attended_at: null }
	};
	const review = { chair_id: 'chair', chair_leads: true, planned_by: 'planner', panel: [member] };
	expect(['chair', 'planner', 'panel', undefined].map((id) => runs(review, { id }))).toEqual([
		true,
		true,
		false,
		false
	]);
	expect(runs(review, { id: 'other', role: 'admin' })).toBe(true);
	expect(chairs(review, { id: 'planner' })).toBe(false);
	expect(chairs({ ...review, chair_leads: false }, { id: 'panel' })).toBe(true);
});

const typed = {
	...{
		title: 'Growth board',
		starts_at: '2026-07-15T10:00',
		time_zone: 'Europe/Berlin',
		rhythm_days: '90',
		rule: 'simple'
	},
	...{ quorum_percent: '50', ballot_hours: '1', minutes: '15', reading_days: '3', place: '' },
	chair_id: '11111111-1111-4111-8111-111111111111'
};

test('a review begins when the clocks of its zone show it, and boxes left empty are nobody', () => {
	expect(reviewForm.parse({ ...typed, panel: { [typed.chair_id]: 'on' } })).toMatchObject({
		starts_at: '2026-07-15T08:00:00.000Z',
		panel: [typed.chair_id],
		rhythm_days: 90
	});
	expect(reviewForm.parse({ ...typed, rhythm_days: '' })).toMatchObject({ rhythm_days: null, panel: [] });
});

test('whoever was ticked is on the panel, however many could have been', () => {
	const people = Array.from({ length: 300 }, (_, at) => `22222222-2222-4222-8222-${String(at).padStart(12, '0')}`);
	const form = new FormData();
	for (const [name, value] of Object.entries(typed)) form.set(name, value);
	for (const id of people.slice(-40)) form.set(`panel.${id}`, 'on');
	expect(parse(reviewForm, form).data?.panel).toEqual(people.slice(-40));
	// as the form was sent before its boxes had names
	const older = { ...typed, panel: [people[0]] };
	expect(reviewForm.safeParse(older).error?.issues).toMatchObject([
		{ path: ['panel'], message: 'Tick who is on the panel.' }
	]);
});

test.each([
	[{ starts_at: 'tomorrow' }, 'starts_at'],
	[{ time_zone: 'Middle/Earth' }, 'time_zone'],
	[{ rule: 'dictate' }, 'rule'],
	[{ minutes: 'many' }, 'minutes'],
	[{ chair_id: '' }, 'chair_id']
])('what was not understood is said beside its field: %j', (changes, field) => {
	const { error } = reviewForm.safeParse({ ...typed, ...changes });
	expect(error?.issues.some(({ path }) => path[0] === field)).toBe(true);
});
