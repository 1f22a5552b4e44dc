import { expect, test } from 'vitest';
import { begun } from '#lib/ledger/ledger.ts';
import {
	carriedFirst,
	count,
	factAt,
	inWords,
	isLate,
	isSameFact,
	marks,
	type Decided,
	type Followed,
	type Said
} from '#lib/ledger/standings.ts';

const results = '2026-03-01T16:30:00Z';
const nothing = { by: 'Ada', reason: null, owner: null, owners: [], start_by: null, experiment: null };
const stopped: Said = { ...nothing, at: '2026-03-05T09:00:00Z', reason: 'Nobody has the time.' };
const followed: Followed = { id: 7, title: 'A', started_at: null, decisions: [], lives: [] };
const carried = (changes: Partial<Followed> = {}, at = '2026-03-10T09:00:00Z'): Said => ({
	...nothing,
	at,
	owner: 'Bob',
	start_by: '2026-04-01',
	experiment: { ...followed, ...changes }
});
const decided = (outcome: Decided['outcome'], at = '2026-03-30T09:00:00Z', id = 4): Decided => ({
	...{ id, outcome, at },
	why: `Why they ${outcome}.`,
	learned: outcome === 'kill' ? 'The number was not the reason.' : ''
});
const tested = (decisions: readonly Decided[], lives: Followed['lives'] = []) =>
	carried({ started_at: '2026-03-11T09:00:00Z', decisions, lives });

test.each<[string, Said[], string]>([
	['nothing was said', [], 'unsaid'],
	['something is said later only', [carried({}, '2026-05-01T09:00:00Z')], 'unsaid'],
	['it was stopped', [stopped], 'stopped'],
	['it was stopped and then carried on', [stopped, carried()], 'planned'],
	['it was carried on and then stopped', [carried({}, '2026-03-02T09:00:00Z'), stopped], 'stopped'],
	['it started', [carried({ started_at: '2026-03-31T16:30:00Z' })], 'running'],
	['it starts a second later', [carried({ started_at: '2026-03-31T16:30:01Z' })], 'planned'],
	['it was killed', [tested([decided('kill')])], 'killed'],
	['it is killed a second later', [tested([decided('kill', '2026-03-31T16:30:01Z')])], 'running'],
	['it was promoted', [tested([decided('promote')])], 'promoted'],
	['it got another time-box', [tested([decided('iterate')])], 'iterating'],
	['it got another time-box and was killed', [tested([decided('iterate'), decided('kill')])], 'killed'],
	['a promote took the place of a kill', [tested([decided('kill'), decided('promote')])], 'promoted'],
	['it is live', [tested([decided('promote')], [{ on: '2026-03-31', until: null }])], 'live'],
	['it is live tomorrow', [tested([decided('promote')], [{ on: '2026-04-01', until: null }])], 'promoted'],
	[
		'it was live until a kill took the place of the promote',
		[tested([decided('promote'), decided('kill')], [{ on: '2026-03-30', until: '2026-03-31T09:00:00Z' }])],
		'killed'
	]
])('thirty days on, where %s', (_, said, standing) => {
	expect(factAt(said, '2026-03-31T16:30:00Z').standing).toBe(standing);
});

test('an end says when, why, what was learned and by which decision; a stop says why', () => {
	const killed = factAt(
		[tested([decided('iterate', '2026-03-20T09:00:00Z', 3), decided('kill')])],
		'2026-06-01T00:00:00Z'
	);
	expect(killed).toEqual({
		...{ standing: 'killed', since: '2026-03-30T09:00:00Z', decision: 4 },
		...{ why: 'Why they kill.', learned: 'The number was not the reason.' }
	});
	const live = factAt([tested([decided('promote')], [{ on: '2026-04-20', until: null }])], '2026-06-01T00:00:00Z');
	expect(live).toMatchObject({ standing: 'live', since: '2026-04-20', why: 'Why they promote.', decision: 4 });
	expect(factAt([stopped], '2026-06-01T00:00:00Z')).toMatchObject({
		...{ since: stopped.at, why: 'Nobody has the time.', decision: null }
	});
	const running = factAt([tested([])], '2026-06-01T00:00:00Z');
	expect(running).toMatchObject({ standing: 'running', since: '2026-03-11T09:00:00Z', why: '' });
});

test('each of the days tells the decision that held on it', () => {
	const said = [tested([decided('iterate', '2026-03-20T09:00:00Z', 3), decided('kill', '2026-05-20T09:00:00Z')])];
	const [first, second, third] = marks(said, results, '2026-09-30T00:00:00Z').map(({ fact }) => fact);
	expect(first).toMatchObject({ standing: 'iterating', why: 'Why they iterate.', decision: 3 });
	expect(second).toMatchObject({ standing: 'killed', learned: 'The number was not the reason.', decision: 4 });
	expect(second && third && isSameFact(second, third)).toBe(true);
	expect(first && second && isSameFact(first, second)).toBe(false);
});

test('days that are still to come have no standing', () => {
	const days = marks([carried()], results, '2026-06-01T00:00:00Z');
	expect(days.map(({ days: on, fact }) => [on, fact?.standing])).toEqual([
		[30, 'planned'],
		[90, 'planned'],
		[180, undefined]
	]);
});

test('a promise is late the day after it, until something has started', () => {
	expect(isLate(carried(), '2026-04-01')).toBe(false);
	expect(isLate(carried(), '2026-04-02')).toBe(true);
	expect(isLate(carried({ started_at: '2026-04-02T08:00:00Z' }), '2026-04-03')).toBe(false);
	expect(isLate(stopped, '2027-01-01')).toBe(false);
	expect(isLate(undefined, '2027-01-01')).toBe(false);
});

test('each step counts those that came further, and a kill is a result that the sentence names', () => {
	const rows = [[], [stopped], [carried()], [tested([decided('kill')])], [tested([decided('iterate')])]];
	const counted = count(
		rows.map((said) => ({ said })),
		'2026-06-01T00:00:00Z'
	);
	expect(counted).toEqual({
		...{ handedIn: 5, carriedOn: 3, started: 2, decided: 1, live: 0, killed: 1, stopped: 1, unsaid: 1 }
	});
	expect(inWords(counted)).toBe(
		'Of 5 teams that handed in: 3 carried on, 2 started, 1 killed, 1 stopped before a test, 1 without a word.'
	);
	expect(inWords(count([], results))).toBe('No team handed in, so nothing is to follow.');
});

test('the next event names the teams that were carried on, those that came furthest first', () => {
	const rows = [[], [stopped], [carried()], [tested([decided('kill')])], [tested([decided('promote')])]];
	const shown = carriedFirst(
		rows.map((said) => ({ said })),
		'2026-06-01T00:00:00Z'
	);
	expect(shown.map(({ fact }) => fact.standing)).toEqual(['promoted', 'killed', 'planned']);
});

test('a long text begins at its beginning and says that it was cut', () => {
	expect(begun('short\n words', 20)).toBe('short words');
	expect(begun(`${'word '.repeat(200)}`, 500)).toMatch(/^(word )+word…$/);
	expect(begun('x'.repeat(900), 500)).toHaveLength(500);
});
