/** What one person gave: votes by candidate, whole numbers from 0. */
export type Votes = Readonly<Record<string, number>>;

/** Credits that a ballot costs: v votes for one candidate cost v². Lalley and Weyl 2018, Quadratic voting. */
export function costOf(votes: Votes): number {
	return Object.values(votes).reduce((sum, count) => sum + count * count, 0);
}

/** Votes and credits by candidate. A ballot that costs more than the allowance does not count at all. */
export function quadraticTally(
	ballots: readonly Votes[],
	allowance: number
): ReadonlyMap<string, { readonly votes: number; readonly credits: number }> {
	const tally = new Map<string, { votes: number; credits: number }>();
	for (const ballot of ballots.filter((votes) => costOf(votes) <= allowance)) {
		for (const [candidate, count] of Object.entries(ballot)) {
			const { votes, credits } = tally.get(candidate) ?? { votes: 0, credits: 0 };
			tally.set(candidate, { votes: votes + count, credits: credits + count * count });
		}
	}
	return tally;
}
