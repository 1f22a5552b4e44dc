/** One criterion of a rubric: its weight, above 0, and what a judge gave; null where nothing was given. */
export type Criterion = { readonly weight: number; readonly score: number | null };

/** mean: on the scale of the scores; share: 0 at the least score of the scale, 1 at the most; isComplete: every criterion was scored. */
export type RubricScore = { readonly mean: number; readonly share: number; readonly isComplete: boolean };

/**
 * What a judge gave a project: the mean of the criteria by their weights. A criterion without a score is left out and the other weights
 * count for more, which is said by `isComplete`. Null while nothing is scored. Weights need not add up to 1.
 * @example weightedRubric([{ weight: 0.75, score: 4 }, { weight: 0.25, score: 2 }], [1, 5]) // { mean: 3.5, share: 0.625, isComplete: true }
 */
export function weightedRubric(
	criteria: readonly Criterion[],
	[least, most]: readonly [least: number, most: number]
): RubricScore | null {
	const scored = criteria.flatMap(({ weight, score }) => (score === null ? [] : [{ weight, score }]));
	const weights = scored.reduce((sum, { weight }) => sum + weight, 0);
	if (!(weights > 0) || !(most > least)) return null;
	const mean = scored.reduce((sum, { weight, score }) => sum + (weight / weights) * score, 0);
	return { mean, share: (mean - least) / (most - least), isComplete: scored.length === criteria.length };
}
