import { describe, expect, test } from 'vitest';
import { instantRunoff } from '#lib/stats/instant-runoff.ts';
import { kemeny, MOST_CANDIDATES } from '#lib/stats/kemeny.ts';
import { costOf, quadraticTally, type Votes } from '#lib/stats/quadratic-votes.ts';
import { rankedPairs } from '#lib/stats/ranked-pairs.ts';
import {
	borda,
	candidatesOf,
	condorcetWinner,
	firstChoices,
	preferencesOf,
	type RankedBallot
} from '#lib/stats/ranked-ballots.ts';
import { schulze } from '#lib/stats/schulze.ts';

const ballotsOf = (...rows: readonly (readonly [count: number, ranking: string])[]): RankedBallot[] =>
	rows.map(([count, ranking]) => ({ count, ranking: ranking.split(' ') }));
const matrix = (ballots: readonly RankedBallot[]) => {
	const prefer = preferencesOf(ballots);
	const candidates = candidatesOf(ballots);
	return Object.fromEntries(candidates.map((one) => [one, candidates.map((other) => prefer(one, other))]));
};

const TENNESSEE = ballotsOf(
	[42, 'Memphis Nashville Chattanooga Knoxville'],
	[26, 'Nashville Chattanooga Knoxville Memphis'],
	[15, 'Chattanooga Knoxville Nashville Memphis'],
	[17, 'Knoxville Chattanooga Nashville Memphis']
);
const CIRCLE = ballotsOf([1, 'A B C'], [1, 'B C A'], [1, 'C A B']);

describe('where Tennessee puts its capital', () => {
	test('by first choices: Memphis, which 58 of 100 put last', () => {
		expect(Object.fromEntries(firstChoices(TENNESSEE))).toEqual({
			Memphis: 42,
			Nashville: 26,
			Chattanooga: 15,
			Knoxville: 17
		});
	});

	test('by instant run-off: Knoxville, in three rounds', () => {
		const { winners, rounds } = instantRunoff(TENNESSEE);
		expect(winners).toEqual(['Knoxville']);
		expect(rounds.map((round) => Object.fromEntries(round))).toEqual([
			{ Memphis: 42, Nashville: 26, Chattanooga: 15, Knoxville: 17 },
			{ Memphis: 42, Nashville: 26, Knoxville: 32 },
			{ Memphis: 42, Knoxville: 58 }
		]);
	});

	test('by direct comparison: Nashville', () => {
		expect(matrix(TENNESSEE)).toEqual({
			Chattanooga: [0, 83, 58, 32],
			Knoxville: [17, 0, 58, 32],
			Memphis: [42, 42, 0, 42],
			Nashville: [68, 68, 58, 0]
		});
		expect(condorcetWinner(TENNESSEE)).toBe('Nashville');
	});

	test('by Kemeny, Tideman and Schulze: Nashville, then Chattanooga, Knoxville and Memphis', () => {
		const order = ['Nashville', 'Chattanooga', 'Knoxville', 'Memphis'];
		expect(kemeny(TENNESSEE)).toEqual({ ranking: order, score: 393, isOnly: true });
		const { ranking, locked } = rankedPairs(TENNESSEE);
		expect(ranking.flat()).toEqual(order);
		expect(locked.map(({ winner, loser, votes }) => [winner, loser, votes])).toEqual([
			['Chattanooga', 'Knoxville', 83],
			['Nashville', 'Chattanooga', 68],
			['Nashville', 'Knoxville', 68],
			['Nashville', 'Memphis', 58],
			['Chattanooga', 'Memphis', 58],
			['Knoxville', 'Memphis', 58]
		]);
		expect(schulze(TENNESSEE).flat()).toEqual(order);
	});
});

test('Schulze’s third example: thirty voters, five candidates', () => {
	const ballots = ballotsOf(
		[3, 'A B D E C'],
		[5, 'A D E B C'],
		[1, 'A D E C B'],
		[2, 'B A D E C'],
		[2, 'B D E C A'],
		[4, 'C A B D E'],
		[6, 'C B A D E'],
		[2, 'D B E C A'],
		[5, 'D E C A B']
	);
	expect(matrix(ballots)).toEqual({
		A: [0, 18, 11, 21, 21],
		B: [12, 0, 14, 17, 19],
		C: [19, 16, 0, 10, 10],
		D: [9, 13, 20, 0, 30],
		E: [9, 11, 20, 0, 0]
	});
	expect(schulze(ballots)).toEqual([['B'], ['A'], ['D'], ['E'], ['C']]);
});

describe('a circle', () => {
	test('has no winner in any method, and none by who was written down first', () => {
		for (const ballots of [CIRCLE, CIRCLE.toReversed()]) {
			expect(condorcetWinner(ballots)).toBeNull();
			expect(schulze(ballots)).toEqual([['A', 'B', 'C']]);
			expect(rankedPairs(ballots).ranking).toEqual([['A', 'B', 'C']]);
			expect(instantRunoff(ballots).winners).toEqual(['A', 'B', 'C']);
			expect(kemeny(ballots)?.isOnly).toBe(false);
			expect(Object.fromEntries(borda(ballots))).toEqual({ A: 3, B: 3, C: 3 });
		}
	});

	test('is cut at its weakest link', () => {
		const ballots = ballotsOf([4, 'A B C'], [3, 'B C A'], [2, 'C A B']);
		expect(rankedPairs(ballots).ranking).toEqual([['A'], ['B'], ['C']]);
		expect(rankedPairs(ballots).locked.map(({ winner, loser }) => winner + loser)).toEqual(['BC', 'AB']);
		expect(schulze(ballots)).toEqual([['A'], ['B'], ['C']]);
	});
});

describe('ballots that name not everybody', () => {
	const ballots = ballotsOf([5, 'A'], [3, 'B C'], [2, 'C B']);
	test('put all others behind, alike', () => {
		expect(matrix(ballots)).toEqual({ A: [0, 5, 5], B: [5, 0, 3], C: [5, 2, 0] });
		expect(Object.fromEntries(borda(ballots))).toEqual({ A: 10, B: 10.5, C: 9.5 });
	});

	test('count no more in a run-off when nobody on them is left', () => {
		const { winners, rounds } = instantRunoff(ballotsOf([4, 'A'], [3, 'B'], [2, 'C']));
		expect(winners).toEqual(['A']);
		expect(rounds.map((round) => [...round.values()])).toEqual([
			[4, 3, 2],
			[4, 3]
		]);
	});

	test('may be none at all', () => {
		expect(instantRunoff([])).toEqual({ winners: [], rounds: [] });
		expect(schulze([])).toEqual([]);
		expect(rankedPairs([])).toEqual({ ranking: [], locked: [] });
		expect(kemeny([])).toBeNull();
		expect(condorcetWinner([])).toBeNull();
	});
});

test('Kemeny is exact up to twelve candidates and not offered beyond', () => {
	const names = Array.from({ length: MOST_CANDIDATES + 1 }, (_, at) => `P${String(at).padStart(2, '0')}`);
	const twelve = names.slice(0, MOST_CANDIDATES);
	expect(kemeny([{ count: 3, ranking: twelve.toReversed() }])).toEqual({
		ranking: twelve.toReversed(),
		score: (3 * 12 * 11) / 2,
		isOnly: true
	});
	expect(kemeny([{ count: 1, ranking: names }])).toBeNull();
});

describe('quadratic votes', () => {
	const ballots: readonly Votes[] = [{ A: 10 }, { B: 5, C: 5, D: 5, A: 5 }, { B: 7, C: 7 }, { B: 7, D: 7 }];
	test('let broad support win over one who wants it badly', () => {
		const tally = quadraticTally(ballots, 100);
		const all = (what: 'votes' | 'credits') => Object.fromEntries([...tally].map(([name, of]) => [name, of[what]]));
		expect(all('votes')).toEqual({ A: 15, B: 19, C: 12, D: 12 });
		expect(all('credits')).toEqual({ A: 125, B: 123, C: 74, D: 74 });
	});

	test('of a ballot that costs more than its allowance do not count', () => {
		expect(costOf({ A: 10, B: 1 })).toBe(101);
		expect([...quadraticTally([{ A: 10, B: 1 }, { B: 2 }], 100)]).toEqual([['B', { votes: 2, credits: 4 }]]);
	});
});
