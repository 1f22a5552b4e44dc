import { expect, test } from 'vitest';
import { begun, count, inWords, isLate, marks, standingAt, type Followed, type Said } from '#lib/ledger/ledger.ts';

const results = '2026-03-01T16:30:00Z';
const nothing = { by: 'Ada', reason: null, owner: null, start_by: null, experiment: null };
const stopped: Said = { ...nothing, at: '2026-03-05T09:00:00Z', reason: 'Nobody has the time.' };
const followed: Followed = { id: 7, title: 'A', started_at: null, ended_as: null, ended_at: null, live_on: null };
const carried = (changes: Partial<Followed> = {}, at = '2026-03-10T09:00:00Z'): Said => ({
	...nothing,
	at,
	owner: 'Bob',
	start_by: '2026-04-01',
	experiment: { ...followed, ...changes }
});

test.each<[string, Said[], string]>([
	['nothing was said', [], 'unsaid'],
	['something is said later only', [carried({}, '2026-05-01T09:00:00Z')], 'unsaid'],
	['it was stopped', [stopped], 'stopped'],
	['it was stopped and then carried on', [stopped, carried()], 'planned'],
	['it was carried on and then stopped', [carried({}, '2026-03-02T09:00:00Z'), stopped], 'stopped'],
	['it started', [carried({ started_at: '2026-03-31T16:30:00Z' })], 'running'],
	['it starts a second later', [carried({ started_at: '2026-03-31T16:30:01Z' })], 'planned'],
	[
		'it was killed',
		[carried({ started_at: '2026-03-11T09:00:00Z', ended_as: 'killed', ended_at: '2026-03-30T09:00:00Z' })],
		'killed'
	],
	[
		'it was promoted',
		[carried({ started_at: '2026-03-11T09:00:00Z', ended_as: 'promoted', ended_at: '2026-03-30T09:00:00Z' })],
		'promoted'
	],
	['it is live', [carried({ ended_as: 'promoted', ended_at: '2026-03-20T09:00:00Z', live_on: '2026-03-31' })], 'live']
])('thirty days on, where %s', (_, said, standing) => {
	expect(standingAt(said, '2026-03-31T16:30:00Z')).toBe(standing);
});

test('days that are still to come have no standing', () => {
	expect(marks([carried()], results, '2026-06-01T00:00:00Z')).toEqual([
		{ days: 30, standing: 'planned' },
		{ days: 90, standing: 'planned' },
		{ days: 180, standing: null }
	]);
});

test('a promise is late the day after it, until something has started', () => {
	expect(isLate(carried(), '2026-04-01')).toBe(false);
	expect(isLate(carried(), '2026-04-02')).toBe(true);
	expect(isLate(carried({ started_at: '2026-04-02T08:00:00Z' }), '2026-04-03')).toBe(false);
	expect(isLate(stopped, '2027-01-01')).toBe(false);
	expect(isLate(undefined, '2027-01-01')).toBe(false);
});

test('each step counts those that came further, and a kill is a result', () => {
	const killed = carried({
		started_at: '2026-03-11T09:00:00Z',
		ended_as: 'killed',
		ended_at: '2026-03-30T09:00:00Z'
	});
	const rows = [[], [stopped], [carried()], [killed]].map((said) => ({ said }));
	const counted = count(rows, '2026-06-01T00:00:00Z');
	expect(counted).toEqual({ handedIn: 4, carriedOn: 2, started: 1, decided: 1, live: 0, stopped: 1, unsaid: 1 });
	expect(inWords(counted)).toBe('Of 4 teams that handed in: 2 carried on, 1 started, 1 stopped, 1 without a word.');
	expect(inWords(count([], results))).toBe('No team handed in, so nothing is to follow.');
});

test('a long text begins at its beginning and says that it was cut', () => {
	expect(begun('short\n words', 20)).toBe('short words');
	expect(begun(`${'word '.repeat(200)}`, 500)).toMatch(/^(word )+word…$/);
	expect(begun('x'.repeat(900), 500)).toHaveLength(500);
});
