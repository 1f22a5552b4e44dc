import { effectOf, type Effect } from '#lib/stats/effect.ts';
import { isMean, type Mean } from '#lib/stats/mean.ts';
import { varianceOfMean } from '#lib/stats/welch.ts';

/** One group in both periods; other units in each (of the same units take their changes, and welch of those). */
export type TwoPeriods = { readonly before: Mean; readonly after: Mean };

/**
 * Change of the treated group less the change of the group it is compared with, in the metric's unit. `separate` lets every cell have
 * its own variance (degrees of freedom by Satterthwaite 1946); `pooled` is ordinary least squares with group, period and their product,
 * where all cells share one. For proportions pass meanOfProportion of each. Card and Krueger 1994, Minimum wages and employment.
 *
 * It is only as good as its assumption, which these numbers cannot test: without treatment both groups would have changed alike. Days in
 * a row resemble each other and make the interval too narrow (Bertrand, Duflo and Mullainathan 2004): take meanOfSeries of daily values.
 * Null where a cell has fewer than two values, or no cell varies.
 * @example
 * differenceInDifferences(
 *   { before: meanFromValues([100, 104, 98, 103]), after: meanFromValues([108, 111, 105, 112]) },
 *   { before: meanFromValues([96, 101, 95, 99]), after: meanFromValues([115, 118, 112, 119]) },
 *   'pooled'
 * ) // { estimate: 10.5, se: 2.96507, df: 12 }
 */
export function differenceInDifferences(
	control: TwoPeriods,
	treated: TwoPeriods,
	variances: 'separate' | 'pooled' = 'separate'
): Effect | null {
	const cells = [control.before, control.after, treated.before, treated.after];
	if (!cells.every(isMean)) return null;
	const estimate = treated.after.mean - treated.before.mean - (control.after.mean - control.before.mean);
	return variances === 'pooled' ? pooled(estimate, cells) : separate(estimate, cells);
}

function pooled(estimate: number, cells: readonly Mean[]): Effect | null {
	const df = sum(cells.map(({ n }) => n - 1));
	const shared = sum(cells.map(({ n, sd }) => ((n - 1) / df) * sd * sd));
	return effectOf(estimate, shared * sum(cells.map(({ n }) => 1 / n)), df);
}

function separate(estimate: number, cells: readonly Mean[]): Effect | null {
	const variance = sum(cells.map(varianceOfMean));
	const shares = cells.map((cell) => (varianceOfMean(cell) / variance) ** 2 / (cell.n - 1));
	return effectOf(estimate, variance, 1 / sum(shares));
}

function sum(parts: readonly number[]): number {
	return parts.reduce((all, part) => all + part, 0);
}
