import { z } from 'zod';
import { fleissKappa } from '#lib/stats/fleiss-kappa.ts';
import { instantRunoff } from '#lib/stats/instant-runoff.ts';
import { intraclass } from '#lib/stats/intraclass.ts';
import { kemeny } from '#lib/stats/kemeny.ts';
import { kendallW } from '#lib/stats/kendall-w.ts';
import { quadraticTally } from '#lib/stats/quadratic-votes.ts';
import { borda, condorcetWinner, firstChoices, preferencesOf } from '#lib/stats/ranked-ballots.ts';
import { rankedPairs } from '#lib/stats/ranked-pairs.ts';
import { ranks, spearman } from '#lib/stats/ranks.ts';
import { none, numbers, rows, type Engines } from '#lib/stats/reference.fixture.ts';
import { schulze } from '#lib/stats/schulze.ts';
import { wilson } from '#lib/stats/wilson.ts';

const ballots = z.object({ ballots: z.array(z.object({ count: z.number(), ranking: z.array(z.string()) })) });
const pairwise = (cast: z.output<typeof ballots>['ballots']) => {
	const [names, prefer] = [[...firstChoices(cast).keys()], preferencesOf(cast)];
	return Object.fromEntries(
		names.map((one) => [one, Object.fromEntries(names.map((other) => [other, prefer(one, other)]))])
	);
};
/** The best group first; a group of one is its name. */
const flat = (ranking: readonly (readonly string[])[]) =>
	ranking.map((group) => (group.length === 1 ? group[0] : group));
const interval = (input: unknown) => {
	const { n, successes } = z.object({ n: z.number(), successes: z.number() }).parse(input);
	const [lower, upper] = wilson({ n, successes }) ?? none();
	return { lower, upper, lower_full: lower, upper_full: upper };
};
/** Votes, shares, and how far judges agree. */
export const ofVotes: Engines = {
	'irv-tennessee': (inputs) => {
		const { winners, rounds } = instantRunoff(ballots.parse(inputs).ballots);
		return { winner: winners.join(), rounds: rounds.map((round) => Object.fromEntries(round)) };
	},
	'condorcet-tennessee': (inputs) => {
		const cast = ballots.parse(inputs).ballots;
		return { pairwise: pairwise(cast), winner: condorcetWinner(cast) };
	},
	'kemeny-tennessee': (inputs) => {
		const { ranking, score } = kemeny(ballots.parse(inputs).ballots) ?? none();
		return { rank: ranking, score };
	},
	'ranked-pairs-tennessee': (inputs) => {
		const { ranking, locked } = rankedPairs(ballots.parse(inputs).ballots);
		// of equally strong ones there is no first
		const lines = locked.map(({ winner, loser, votes }) => [winner, loser, votes] as const);
		return {
			rank: flat(ranking),
			lock_order: lines.toSorted(
				(one, other) => other[2] - one[2] || ranking.flat().indexOf(one[0]) - ranking.flat().indexOf(other[0])
			)
		};
	},
	'plurality-tennessee': (inputs) => {
		const tally = firstChoices(ballots.parse(inputs).ballots);
		return {
			winner: [...tally].toSorted(([, one], [, other]) => other - one)[0]?.[0],
			first_choices: Object.fromEntries(tally)
		};
	},
	'schulze-30b': (inputs) => {
		const cast = ballots.parse(inputs).ballots;
		return { pairwise: pairwise(cast), rank: flat(schulze(cast)) };
	},
	'condorcet-paradox': (inputs) => {
		const cast = ballots.parse(inputs).ballots;
		return {
			pairwise: pairwise(cast),
			winner: condorcetWinner(cast),
			schulze_tie: schulze(cast)[0],
			borda: Object.fromEntries(borda(cast))
		};
	},
	'qv-vs-dots-flip': (inputs) => {
		const { credits, ballots: cast } = z.object({ credits: z.number(), ballots: z.array(numbers) }).parse(inputs);
		const tally = [...quadraticTally(cast, credits)].toSorted(([one], [other]) => one.localeCompare(other));
		const best = (counts: readonly (readonly [string, number])[]) =>
			counts.toSorted(([, one], [, other]) => other - one)[0]?.[0];
		return {
			votes: Object.fromEntries(tally.map(([name, { votes }]) => [name, votes])),
			qv_winner: best(tally.map(([name, { votes }]) => [name, votes])),
			credits_spent: Object.fromEntries(tally.map(([name, spent]) => [name, spent.credits])),
			// the same credits as so many dots
			linear_winner: best(tally.map(([name, spent]) => [name, spent.credits]))
		};
	},
	'wilson-newcombe-81-263': interval,
	'wilson-newcombe-15-148': interval,
	'wilson-newcombe-0-20': interval,
	'wilson-newcombe-1-29': interval,
	'wilson-zero-votes': (inputs) => {
		const { up, total } = z.object({ up: z.number(), total: z.number() }).parse(inputs);
		const [lower, upper] = wilson({ n: total, successes: up }) ?? none();
		return { lower, upper };
	},
	'icc-shrout-fleiss': (inputs) => {
		const { oneWay, agreement, consistency, meanSquares } =
			intraclass(z.object({ targets_by_judges: rows }).parse(inputs).targets_by_judges) ?? none();
		const found = {
			...{ ICC1_1: oneWay.single, ICC2_1: agreement.single, ICC3_1: consistency.single },
			...{ ICC1_k: oneWay.mean, ICC2_k: agreement.mean, ICC3_k: consistency.mean }
		};
		return {
			published: found,
			full: found,
			ms: { MSB: meanSquares.projects, MSW: meanSquares.within, MSJ: meanSquares.judges, MSE: meanSquares.error }
		};
	},
	'kendall-w-10x4': (inputs) => {
		const items = z.object({ ranks_items_by_judges: rows }).parse(inputs).ranks_items_by_judges;
		const { s, w, chiSquare } =
			kendallW((items[0] ?? []).map((_, judge) => items.map((row) => row[judge] ?? NaN))) ?? none();
		// given to four digits
		return { S: s, W: w, chi_square: Math.round(1e4 * chiSquare) / 1e4 };
	},
	'kendall-w-ties-zar': (inputs) => {
		const given = z.object({ values_by_variable: rows }).parse(inputs).values_by_variable;
		const { w, s } = kendallW(given) ?? none();
		const [m, n] = [given.length, given[0]?.length ?? 0];
		const sums = (given[0] ?? []).map((_, at) => given.reduce((sum, row) => sum + (ranks(row)[at] ?? NaN), 0));
		return { rank_sums: sums, W_uncorrected: (12 * s) / (m * m * (n ** 3 - n)), W_tie_corrected: w };
	},
	'fleiss-kappa-wikipedia': (inputs) => {
		const kappa = fleissKappa(
			z.object({ counts_subjects_by_category: rows }).parse(inputs).counts_subjects_by_category
		);
		return { kappa, full: kappa };
	},
	'spearman-wikipedia': (inputs) => {
		const { x, y } = z.object({ x: z.array(z.number()), y: z.array(z.number()) }).parse(inputs);
		return { rho: spearman(x.map((value, at) => [value, y[at] ?? NaN])) };
	}
};
