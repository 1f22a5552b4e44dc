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

/** How many put whom before whom: `counts[one * candidates.length + other]`, by their places among the candidates. */
export function comparisonsOf(ballots: readonly RankedBallot[]): {
	readonly candidates: readonly string[];
	readonly counts: Float64Array;
} {
	const candidates = candidatesOf(ballots);
	const size = candidates.length;
	const places = new Map(candidates.map((candidate, place) => [candidate, place]));
	const counts = new Float64Array(size * size);
	for (const { count, ranking } of ballots) {
		const isBehind = new Uint8Array(size).fill(1);
		for (const candidate of ranking) {
			const one = places.get(candidate) ?? 0;
			isBehind[one] = 0;
			const row = counts.subarray(one * size, (one + 1) * size);
			for (let other = 0; other < size; other++) row[other] = (row[other] ?? 0) + count * (isBehind[other] ?? 0);
		}
	}
	return { candidates, counts };
}

/** How many prefer whom, for every two candidates. */
export function preferencesOf(ballots: readonly RankedBallot[]): Preferences {
	const { candidates, counts } = comparisonsOf(ballots);
	const places = new Map(candidates.map((candidate, place) => [candidate, place]));
	return (preferred, other) => {
		const [one, two] = [places.get(preferred), places.get(other)];
		return one === undefined || two === undefined ? 0 : (counts[one * candidates.length + two] ?? 0);
	};
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
