import { effectOf, type Effect } from '#lib/stats/effect.ts';
import { isMean, type Mean } from '#lib/stats/mean.ts';

/**
 * Difference of two means (treatment - control) without assuming equal variances. Welch 1947; df by Satterthwaite 1946.
 * Null with fewer than two values in an arm, or no variance in both.
 * @example
 * welch(meanFromSums({ n: 3407, sum: 1396.87, sumOfSquares: 52377.9767 }), meanFromSums({ n: 3461, sum: 2422.7, sumOfSquares: 134698.29 }))
 * // { estimate: 0.29, se: 0.124784, df: 5841.74 }
 */
export function welch(control: Mean, treatment: Mean): Effect | null {
	if (!isMean(control) || !isMean(treatment)) return null;
	const variance = varianceOfMean(control) + varianceOfMean(treatment);
	return effectOf(treatment.mean - control.mean, variance, welchDf(control, treatment));
}

/** Degrees of freedom of Welch and Satterthwaite; NaN when neither arm has a variance. */
export function welchDf(control: Mean, treatment: Mean): number {
	const [c, t] = [varianceOfMean(control), varianceOfMean(treatment)];
	// by shares of the whole, so that tiny or huge variances neither vanish nor overflow when squared
	const share = c / (c + t);
	return 1 / (share ** 2 / (control.n - 1) + (1 - share) ** 2 / (treatment.n - 1));
}

/** Squared standard error of a mean. */
export function varianceOfMean({ n, sd }: Mean): number {
	return (sd / n) * sd;
}
