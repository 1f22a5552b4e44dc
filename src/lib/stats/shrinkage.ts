import type { Interval } from '#lib/stats/interval.ts';
import * as normal from '#lib/stats/normal.ts';

/** An estimate with its standard error (above 0). */
export type Estimate = { readonly estimate: number; readonly se: number };

/** How true effects are spread, as far as their estimates tell: normal around `mean` (known to `se`) with `variance`. */
export type Prior = { readonly mean: number; readonly se: number; readonly variance: number };

/**
 * The spread of the true effects behind many estimates, by the method of moments: what they vary by more than their errors explain.
 * DerSimonian and Laird 1986, Meta-analysis in clinical trials. Give all estimates, not only those that came out well: the prior is
 * what takes the luck out of the latter. Errors are taken as known. Null with fewer than two usable estimates: one says nothing about a
 * spread. Identical ones have a variance of 0.
 * @example priorOf([{ estimate: 0.1, se: 0.05 }, { estimate: -0.1, se: 0.05 }]) // { mean: 0, se: 0.1, variance: 0.0175 }
 */
export function priorOf(estimates: readonly Estimate[]): Prior | null {
	const usable = estimates.filter(isUsable);
	if (usable.length < 2) return null;
	// in units of the best known, so that tiny errors do not overflow when squared
	const unit = Math.min(...usable.map(({ se }) => se));
	const scaled = usable.map(({ estimate, se }) => ({ value: estimate / unit, variance: (se / unit) ** 2 }));
	const fixed = weigh(scaled, 0);
	const q = scaled.reduce((sum, { value, variance }) => sum + (value - fixed.mean) ** 2 / variance, 0);
	const spread = fixed.weight - fixed.squares / fixed.weight;
	const between = spread > 0 ? Math.max(0, (q - (usable.length - 1)) / spread) : 0;
	const { mean, weight } = weigh(scaled, between);
	const prior = { mean: mean * unit, se: unit / Math.sqrt(weight), variance: between * unit * unit };
	return Object.values(prior).every(Number.isFinite) ? prior : null;
}

/**
 * An estimate drawn towards where all lie, by as much as its own error makes it doubtful: the empirical Bayes estimate, which among
 * many is nearer the truth than what was measured, and most of all for those that were chosen because they came out high (the winner's
 * curse). Efron and Morris 1975, Data analysis using Stein's estimator and its generalizations; its error by Morris 1983, with that of
 * the mean in it and without that of the variance.
 * @example shrink({ estimate: 0.1, se: 0.05 }, { mean: 0, se: 0.1, variance: 0.0175 }) // { estimate: 0.0875, se: 0.04841 }
 */
export function shrink({ estimate, se }: Estimate, prior: Prior): Estimate {
	const kept = keptOf(se, prior);
	return {
		estimate: kept * estimate + (1 - kept) * prior.mean,
		se: Math.hypot(Math.sqrt(kept) * se, (1 - kept) * prior.se)
	};
}

/**
 * The sum of shrunken estimates. The error of the common mean is in all of them alike and does not average out.
 * @example sumOfShrunken([], prior) // { estimate: 0, se: 0 }
 */
export function sumOfShrunken(estimates: readonly Estimate[], prior: Prior): Estimate {
	const kept = estimates.map(({ se }) => keptOf(se, prior));
	const own = estimates.reduce((sum, { se }, at) => sum + (kept[at] ?? 0) * se * se, 0);
	const common = kept.reduce((sum, part) => sum + 1 - part, 0) * prior.se;
	return {
		estimate: estimates.reduce((sum, one) => sum + shrink(one, prior).estimate, 0),
		se: Math.hypot(Math.sqrt(own), common)
	};
}

/**
 * The interval of an estimate whose error is normal.
 * @example reachOf({ estimate: 2, se: 1 }) // [0.04004, 3.95996]
 */
export function reachOf({ estimate, se }: Estimate, alpha = 0.05): Interval {
	const reach = normal.critical(alpha) * se;
	return [estimate - reach, estimate + reach];
}

/** How much of an estimate is kept, 0 to 1. */
function keptOf(se: number, { variance }: Prior): number {
	return variance > 0 ? 1 / (1 + (se / Math.sqrt(variance)) ** 2) : 0;
}

function isUsable({ estimate, se }: Estimate): boolean {
	return Number.isFinite(estimate) && Number.isFinite(se) && se > 0;
}

type Scaled = { readonly value: number; readonly variance: number };

function weigh(scaled: readonly Scaled[], between: number) {
	const weights = scaled.map(({ variance }) => 1 / (variance + between));
	const weight = weights.reduce((sum, one) => sum + one, 0);
	const squares = weights.reduce((sum, one) => sum + one * one, 0);
	const mean = scaled.reduce((sum, { value }, at) => sum + ((weights[at] ?? 0) / weight) * value, 0);
	return { mean, weight, squares };
}
