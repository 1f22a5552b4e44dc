import type { Effect } from '#lib/stats/effect.ts';
import * as studentT from '#lib/stats/student-t.ts';

/** What was believed before the data: a normal belief about the effect, sd above 0. */
export type Prior = { readonly mean: number; readonly sd: number };

/**
 * The normal belief after data: prior and estimate weighted by their precisions. With no prior (flat) it is the estimate itself, read
 * as normal; confidenceInterval of the result is the credible interval (equal tails). Gelman et al. 2013, Bayesian Data Analysis, 2.5.
 * @example posterior({ estimate: 0.06, se: 0.03, df: Infinity }, { mean: 0, sd: 0.1 }) // { estimate: 0.05505, se: 0.02873, df: Infinity }
 */
export function posterior(effect: Effect, prior?: Prior): Effect {
	if (!prior) return { ...effect, df: Infinity };
	const weight = 1 / (1 + (effect.se / prior.sd) ** 2);
	return {
		estimate: weight * effect.estimate + (1 - weight) * prior.mean,
		se: Math.sqrt(weight) * effect.se,
		df: Infinity
	};
}

/**
 * Probability that the effect is above 0, if the belief about it has this centre, spread and shape (t for finite df).
 * @example chanceAboveZero({ estimate: 0.04082, se: 0.14725, df: Infinity }) // 0.60918
 */
export function chanceAboveZero({ estimate, se, df }: Effect): number {
	return studentT.below(estimate / se, df);
}

/**
 * Probability that the effect is above a bar in its own unit, such as the least that is worth having.
 * @example chanceAbove({ estimate: 0.06, se: 0.03, df: Infinity }, 0.03) // 0.84134
 */
export function chanceAbove({ estimate, se, df }: Effect, bar: number): number {
	return chanceAboveZero({ estimate: estimate - bar, se, df });
}

/**
 * What is lost on average, in the effect's unit, by choosing treatment although control is better, and the other way round:
 * E max(-effect, 0) and E max(effect, 0). Stucchio 2015, Bayesian A/B testing at VWO, 3. Null with one degree of freedom or less,
 * where the t law has no mean.
 * @example expectedLosses({ estimate: 0.1, se: 0.05, df: Infinity }) // { choosingTreatment: 0.000424535, choosingControl: 0.100424535 }
 */
export function expectedLosses({
	estimate,
	se,
	df
}: Effect): { choosingTreatment: number; choosingControl: number } | null {
	if (df <= 1) return null;
	const t = estimate / se;
	return { choosingTreatment: se * meanAbove(t, df), choosingControl: se * meanAbove(-t, df) };
}

/** E max(T - c, 0) of a standard t; rounding may push a vanishing tail under 0. */
function meanAbove(c: number, df: number): number {
	const spread = df === Infinity ? 1 : (df + c * c) / (df - 1);
	return Math.max(0, spread * studentT.density(c, df) - c * studentT.below(-c, df));
}
