/**
 * p-values adjusted for their number, in the order given: each times how many there are, at most 1. The chance of even one false alarm
 * stays under alpha, however the tests hang together; intervals at `bonferroniAlpha` agree with it. Dunn 1961, Multiple comparisons
 * among means. Throws on a p outside 0 to 1.
 * @example bonferroni([0.01, 0.04]) // [0.02, 0.08]
 */
export function bonferroni(ps: readonly number[]): number[] {
	return checked(ps).map((p) => Math.min(1, p * ps.length));
}

/**
 * Level of each of several tests or intervals, so that all of them hold together at 1 - alpha; no comparison counts as one.
 * @example bonferroniAlpha(0.05, 4) // 0.0125
 */
export function bonferroniAlpha(alpha: number, comparisons: number): number {
	return alpha / Math.max(1, comparisons);
}

/** The p-values themselves. Throws a RangeError unless every one is from 0 to 1: an adjusted NaN would pass for a result. */
export function checked(ps: readonly number[]): readonly number[] {
	const wrong = ps.find((p) => !(p >= 0 && p <= 1));
	if (wrong !== undefined) throw new RangeError(`a p-value is from 0 to 1, not ${wrong}`);
	return ps;
}
