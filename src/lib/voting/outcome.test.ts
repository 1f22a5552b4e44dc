import { expect, test } from 'vitest';
import { outcomeRows } from '#lib/voting/outcomeRows.ts';
import { outcomeOf, type AnonymousBallots } from '#lib/voting/outcome.ts';
import { agreementInWords, groupName, marginInWords, poolingInWords, rankedInWords } from '#lib/voting/outcomeWords.ts';

const teams = [
	{ id: 1, name: 'Cake' },
	{ id: 2, name: 'Ping' },
	{ id: 3, name: 'Sage' },
	{ id: 4, name: 'Unloved' }
];
const ballot = (group: string, count: number, votes: Record<string, number>) => ({ group, count, votes });

test('an allowance is counted by votes, whole and by function, and what nobody chose comes last with none', () => {
	const ballots = [ballot('marketing', 3, { 1: 2, 2: 1 }), ballot('it', 4, { 2: 1 }), ballot('it', 1, { 3: 3 })];
	const outcome = outcomeOf('allowance', ballots, teams);
	expect(outcome.ballots).toBe(8);
	expect(outcome.standings.map(({ name, place, votes, byGroup }) => [name, place, votes, byGroup])).toEqual([
		['Ping', 1, 7, { marketing: 3, it: 4 }],
		['Cake', 2, 6, { marketing: 6, it: 0 }],
		['Sage', 3, 3, { marketing: 0, it: 3 }],
		['Unloved', 4, 0, { marketing: 0, it: 0 }]
	]);
	expect(marginInWords(outcome)).toBe('“Ping” comes first with 7 votes, 1 more than “Cake”.');
	expect(agreementInWords(outcome.groups)).toBe('Marketing and IT differ: marketing put “Cake” first, IT “Ping”.');
	expect(poolingInWords(outcome.groups)).toBeNull();
});

test('quadratic votes count as votes: what they cost is paid, not counted', () => {
	const ballots = [ballot('marketing', 1, { 1: 4 }), ballot('marketing', 2, { 2: 2, 3: 1 }), ballot('it', 3, { 2: 1 })];
	const outcome = outcomeOf('quadratic', ballots, teams);
	expect(outcome.standings.map(({ name, votes }) => [name, votes])).toEqual([
		['Ping', 7],
		['Cake', 4],
		['Sage', 2],
		['Unloved', 0]
	]);
});

// Wikipedia, Condorcet method, 2024: the capital of Tennessee, in percent of the voters
const tennessee: AnonymousBallots = [
	ballot('marketing', 42, { 1: 1, 2: 2, 3: 3, 4: 4 }),
	ballot('it', 26, { 2: 1, 3: 2, 4: 3, 1: 4 }),
	ballot('it', 15, { 3: 1, 4: 2, 2: 3, 1: 4 }),
	ballot('other', 17, { 4: 1, 3: 2, 2: 3, 1: 4 })
];
const cities = ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'].map((name, index) => ({ id: index + 1, name }));

test('ranked ballots elect who beats the others one by one, as in the known example of Tennessee', () => {
	const outcome = outcomeOf('ranked', tennessee, cities);
	expect(outcome.standings.map(({ name }) => name)).toEqual(['Nashville', 'Chattanooga', 'Knoxville', 'Memphis']);
	expect(outcome.standings.map(({ votes }) => votes)).toEqual([26, 15, 17, 42]);
	expect(marginInWords(outcome)).toBe(
		'“Nashville” comes first: 68 ballots put it before “Chattanooga”, 32 the other way round.'
	);
	// the run-off of the same example elects Knoxville
	expect(outcome.ranked).toEqual({ beatsAll: true, runoffAgrees: false });
	expect(rankedInWords(outcome)).toContain('An instant run-off would put another first');
	expect(agreementInWords(outcome.groups)).toContain('differ: marketing put “Memphis” first, IT “Nashville”');
});

test('a circle of preferences is no single winner, and is said so', () => {
	const circle = [
		ballot('all', 3, { 1: 1, 2: 2, 3: 3 }),
		ballot('all', 3, { 2: 1, 3: 2, 1: 3 }),
		ballot('all', 3, { 3: 1, 1: 2, 2: 3 })
	];
	const outcome = outcomeOf('ranked', circle, teams);
	expect(outcome.winners.map(({ name }) => name)).toEqual(['Cake', 'Ping', 'Sage']);
	expect(marginInWords(outcome)).toBe(
		'“Cake”, “Ping” and “Sage” share the first place: the votes do not tell them apart.'
	);
	expect(outcome.margin).toBeNull();
	expect(rankedInWords(outcome)).toContain('No single team beats every other');
});

test('teams that are level share a place, and the next place is skipped', () => {
	const outcome = outcomeOf('allowance', [ballot('all', 3, { 1: 1, 2: 1 }), ballot('all', 1, { 3: 1 })], teams);
	expect(outcome.standings.map(({ place }) => place)).toEqual([1, 1, 3, 4]);
	expect(agreementInWords(outcome.groups)).toBeNull();
	expect(poolingInWords(outcome.groups)).toContain('counted together');
});

test('that functions agree, or only overlap, is told apart', () => {
	const agree = outcomeOf('allowance', [ballot('marketing', 3, { 1: 1 }), ballot('it+other', 4, { 1: 1 })], teams);
	expect(agreementInWords(agree.groups)).toBe('Marketing and IT with others agree: both put “Cake” first.');
	const overlap = outcomeOf('allowance', [ballot('marketing', 3, { 1: 1, 2: 1 }), ballot('it', 3, { 1: 1 })], teams);
	expect(agreementInWords(overlap.groups)).toBe('Marketing and IT overlap: “Cake” is first for both, and not alone.');
	expect(groupName('it+marketing')).toBe('marketing with IT');
});

test('the table of a result has the sums that the page shows, and no ballot', () => {
	const ballots = [
		ballot('marketing', 3, { 1: 1, 2: 1 }),
		ballot('it+other', 3, { 1: 1 }),
		ballot('it+other', 1, { 3: 1 })
	];
	expect(outcomeRows(outcomeOf('allowance', ballots, teams))).toEqual([
		['Place', 'Team', 'Votes', 'From marketing', 'From IT with others'],
		[1, 'Cake', 6, 3, 3],
		[2, 'Ping', 3, 3, 0],
		[3, 'Sage', 1, 0, 1],
		[4, 'Unloved', 0, 0, 0]
	]);
	const small = outcomeRows(outcomeOf('ranked', [ballot('all', 3, { 2: 1, 1: 2 })], teams));
	expect(small.slice(0, 2)).toEqual([
		['Place', 'Team', 'First places'],
		[1, 'Ping', 3]
	]);
});

test('1,000 orders of 250 teams are counted without holding everybody else up', () => {
	const field = Array.from({ length: 250 }, (_, at) => ({ id: at + 1, name: `Team ${at + 1}` }));
	// up to five teams each, those with a low number more often
	const orders = Array.from({ length: 1000 }, (_, voter) => {
		const named = [0, 1, 2, 3, 4].map((place) => 1 + (((voter * 7919 + place * 104729) % 250) * (1 + (voter % 5))) / 5);
		return ballot(
			voter % 2 ? 'it' : 'marketing',
			1,
			Object.fromEntries(named.map((id, at) => [Math.ceil(id), at + 1]))
		);
	});
	const began = process.threadCpuUsage();
	const outcome = outcomeOf('ranked', orders, field);
	const { user } = process.threadCpuUsage(began);
	expect(outcome.ballots).toBe(1000);
	expect(outcome.standings).toHaveLength(250);
	// microseconds of this thread, whatever else the machine does; by comparisons kept under written keys it took ten times as long
	expect(user).toBeLessThan(600_000);
});
