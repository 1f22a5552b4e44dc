/** How often chance alone gives at least as much as was seen, and at most as much. */
export type Chance = { readonly atLeast: number; readonly atMost: number };

const NEAR = 1e-9;

/**
 * What was seen beside what chance drew, a Monte Carlo test: Dwass 1957, Modified randomization tests for nonparametric hypotheses. What was seen
 * counts as one of the draws, which keeps the test at its level however few they are.
 */
export function chanceOf(seen: number, drawn: readonly number[]): Chance {
	const near = NEAR * Math.max(1, Math.abs(seen));
	const of = (isSo: (one: number) => boolean) => (1 + drawn.filter(isSo).length) / (1 + drawn.length);
	return { atLeast: of((one) => one >= seen - near), atMost: of((one) => one <= seen + near) };
}
