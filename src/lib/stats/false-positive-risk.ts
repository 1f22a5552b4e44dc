/** successRate: the share of past attempts that truly worked, 0 to 1. */
export type TrackRecord = { readonly successRate: number; readonly alpha?: number; readonly power?: number };

/**
 * Chance that a significant gain is no gain at all, given how often attempts have worked until now; only gains count as wins, so half of
 * a two-sided alpha is at stake. Wacholder et al. 2004, Assessing the probability that a positive report is false; Kohavi, Deng and
 * Vermeer 2022, A/B testing intuition busters. Null for a success rate outside 0 to 1, or when there could be no win of either sort.
 * @example falsePositiveRisk({ successRate: 0.1 }) // 0.21951
 */
export function falsePositiveRisk({ successRate, alpha = 0.05, power = 0.8 }: TrackRecord): number | null {
	if (!(successRate >= 0 && successRate <= 1)) return null;
	const falseWins = (alpha / 2) * (1 - successRate);
	const wins = falseWins + power * successRate;
	return wins > 0 ? falseWins / wins : null;
}
