/** What is believed of an item: its strength is normal with this mean and variance. */
export type Belief = { readonly mu: number; readonly variance: number };
/** What is believed of a judge: the chance to name the better one is beta with these two. */
export type Reliability = { readonly alpha: number; readonly beta: number };
export type CrowdState = { readonly winner: Belief; readonly loser: Belief; readonly judge: Reliability };

/** What is believed of an item and of a judge nobody has heard of yet. */
export const UNKNOWN_ITEM: Belief = { mu: 0, variance: 1 };
export const UNKNOWN_JUDGE: Reliability = { alpha: 10, beta: 1 };

/** A variance is never taken down by more than to this part of itself at once. */
const LEAST = 1e-4;

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * What one comparison changes: items and judge learn from each other, so that a judge who contradicts what everybody else says counts for
 * less. Chen, Bennett, Collins-Thompson and Horvitz 2013, Pairwise ranking aggregation in a crowdsourced setting. Depends on the order of
 * the comparisons: replay them as they came.
 */
export function learn({ winner, loser, judge }: CrowdState): CrowdState {
	const { alpha, beta } = judge;
	const wins = logistic(winner.mu - loser.mu);
	const ifReliable = logistic(winner.mu - loser.mu + Math.log(alpha / beta));
	const towards = ifReliable - wins;
	const narrowing = ifReliable * (1 - ifReliable) - wins * (1 - wins);
	const narrowed = ({ variance }: Belief) => variance * Math.max(1 + variance * narrowing, LEAST);
	return {
		winner: { mu: winner.mu + winner.variance * towards, variance: narrowed(winner) },
		loser: { mu: loser.mu - loser.variance * towards, variance: narrowed(loser) },
		judge: judged(judge, expectedWin(wins, winner.variance + loser.variance))
	};
}

/** Chance that the winner is the better one, over what is not known about both: a second-order expansion of the logistic. */
function expectedWin(wins: number, variance: number): number {
	return Math.min(1, Math.max(0, wins + 0.5 * variance * wins * (1 - wins) * (1 - 2 * wins)));
}

/** The beta that has the mean and the variance of what is believed of the judge now. */
function judged({ alpha, beta }: Reliability, right: number): Reliability {
	const total = alpha + beta;
	const wrong = 1 - right;
	const chance = (right * alpha + wrong * beta) / total;
	const mean = (right * (alpha + 1) * alpha + wrong * alpha * beta) / (chance * (total + 1) * total);
	const square =
		(right * (alpha + 2) * (alpha + 1) * alpha + wrong * (alpha + 1) * alpha * beta) /
		(chance * (total + 2) * (total + 1) * total);
	const variance = square - mean * mean;
	return { alpha: ((mean - square) * mean) / variance, beta: ((mean - square) * (1 - mean)) / variance };
}

/** One vote: who judged, what won, what lost. */
export type Vote = readonly [judge: string, winner: string, loser: string];

/** What all votes together teach, in the order in which they came. */
export function learnAll(votes: readonly Vote[]): {
	readonly items: ReadonlyMap<string, Belief>;
	readonly judges: ReadonlyMap<string, Reliability>;
} {
	const items = new Map<string, Belief>();
	const judges = new Map<string, Reliability>();
	for (const [judge, winner, loser] of votes) {
		const now = learn({
			winner: items.get(winner) ?? UNKNOWN_ITEM,
			loser: items.get(loser) ?? UNKNOWN_ITEM,
			judge: judges.get(judge) ?? UNKNOWN_JUDGE
		});
		items.set(winner, now.winner).set(loser, now.loser);
		judges.set(judge, now.judge);
	}
	return { items, judges };
}
