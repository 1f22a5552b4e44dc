/** So many people put the candidates in this order, the best first. What is not named is behind everything that is, all alike. */
export type RankedBallot = { readonly count: number; readonly ranking: readonly string[] };
/** How many put `preferred` before `other`. */
export type Preferences = (preferred: string, other: string) => number;
/** An order with ties: the best group first. */
export type Ranking = readonly (readonly string[])[];

/** Everybody who is named, in the order of the alphabet: no result may hang on who was written down first. */
export function candidatesOf(ballots: readonly RankedBallot[]): string[] {
	return [...new Set(ballots.flatMap(({ ranking }) => ranking))].sort();
}

/** How many prefer whom, for every two candidates. */
export function preferencesOf(ballots: readonly RankedBallot[]): Preferences {
	const candidates = candidatesOf(ballots);
	const counts = new Map<string, number>();
	const key = (one: string, other: string) => JSON.stringify([one, other]);
	for (const { count, ranking } of ballots) {
		ranking.forEach((one, at) => {
			const behind = new Set(candidates.filter((other) => !ranking.slice(0, at + 1).includes(other)));
			for (const other of behind) counts.set(key(one, other), (counts.get(key(one, other)) ?? 0) + count);
		});
	}
	return (preferred, other) => counts.get(key(preferred, other)) ?? 0;
}

/** First choices. */
export function firstChoices(
	ballots: readonly RankedBallot[],
	among: readonly string[] = candidatesOf(ballots)
): ReadonlyMap<string, number> {
	const tally = new Map(among.map((candidate) => [candidate, 0]));
	for (const { count, ranking } of ballots) {
		const first = ranking.find((candidate) => tally.has(candidate));
		if (first !== undefined) tally.set(first, (tally.get(first) ?? 0) + count);
	}
	return tally;
}

/** Points: one for each candidate that is behind on a ballot; candidates that a ballot leaves out share what is left. Borda 1784. */
export function borda(ballots: readonly RankedBallot[]): ReadonlyMap<string, number> {
	const candidates = candidatesOf(ballots);
	const prefer = preferencesOf(ballots);
	const all = ballots.reduce((sum, { count }) => sum + count, 0);
	return new Map(
		candidates.map((one) => [
			one,
			candidates.reduce((sum, other) => {
				const alike = one === other ? 0 : all - prefer(one, other) - prefer(other, one);
				return sum + prefer(one, other) + alike / 2;
			}, 0)
		])
	);
}

/** Who beats every other one in a direct comparison; null where nobody does. */
export function condorcetWinner(ballots: readonly RankedBallot[]): string | null {
	const candidates = candidatesOf(ballots);
	const prefer = preferencesOf(ballots);
	return (
		candidates.find((one) => candidates.every((other) => one === other || prefer(one, other) > prefer(other, one))) ??
		null
	);
}
