import { candidatesOf, preferencesOf, type RankedBallot } from '#lib/stats/ranked-ballots.ts';

/** More candidates than this have too many orders to look at all of them. */
export const MOST_CANDIDATES = 12;

/**
 * The order that most preferences agree with: Kemeny 1959, Mathematics without numbers; exact, by dynamic programming over sets. score: how many
 * preferences of one before another it keeps; isOnly: no other order keeps as many. Null for more than twelve candidates, or none.
 */
export function kemeny(
	ballots: readonly RankedBallot[]
): { readonly ranking: readonly string[]; readonly score: number; readonly isOnly: boolean } | null {
	const candidates = candidatesOf(ballots);
	if (candidates.length === 0 || candidates.length > MOST_CANDIDATES) return null;
	const prefer = preferencesOf(ballots);
	const votes = candidates.map((one) => candidates.map((other) => prefer(one, other)));
	// best order of each set of candidates, the set as bits: what stands first adds its preferences over the rest
	const best = [{ score: 0, orders: 1, first: -1 }];
	for (let set = 1; set < 1 << candidates.length; set++) {
		let found = { score: -1, orders: 0, first: -1 };
		candidates.forEach((_, first) => {
			if (!(set & (1 << first))) return;
			const rest = best[set & ~(1 << first)];
			const gain = candidates.reduce(
				(sum, __, other) => sum + (other !== first && set & (1 << other) ? (votes[first]?.[other] ?? 0) : 0),
				rest?.score ?? 0
			);
			if (gain > found.score) found = { score: gain, orders: rest?.orders ?? 0, first };
			else if (gain === found.score) found = { ...found, orders: found.orders + (rest?.orders ?? 0) };
		});
		best[set] = found;
	}
	let set = (1 << candidates.length) - 1;
	const all = best[set];
	const ranking: string[] = [];
	for (let at = all; at && set > 0; at = best[set]) {
		ranking.push(candidates[at.first] ?? '');
		set &= ~(1 << at.first);
	}
	return { ranking, score: all?.score ?? 0, isOnly: all?.orders === 1 };
}
