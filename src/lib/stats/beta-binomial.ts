import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { betaOnLogOdds, integrate, type LogOddsBeta } from '#lib/stats/beta-density.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { isProportion, type Proportion } from '#lib/stats/proportion.ts';

/** A Beta law; as a prior, a - 1 successes and b - 1 failures seen before. */
export type Beta = { readonly a: number; readonly b: number };

/** Every share equally likely beforehand. */
export const UNIFORM: Beta = { a: 1, b: 1 };

/** Jeffreys 1946: the prior that says the same on every scale; its intervals cover close to what they promise even for small counts. */
export const JEFFREYS: Beta = { a: 0.5, b: 0.5 };

/** chanceBest: that this arm's share is the highest; expectedLoss: share lost on average against the best if this arm is chosen. */
export type ArmOdds = { readonly chanceBest: number; readonly expectedLoss: number };

/** The belief about a share after data; null without trials or when it is not a law (0 successes and a prior of 0). */
export function betaPosterior(proportion: Proportion, prior: Beta = UNIFORM): Beta | null {
	if (!isProportion(proportion)) return null;
	const a = proportion.successes + prior.a;
	const b = proportion.n - proportion.successes + prior.b;
	return a > 0 && b > 0 ? { a, b } : null;
}

/**
 * Interval that holds the share with probability 1 - alpha, equal tails.
 * @example betaInterval({ a: 500.5, b: 509.5 }) // [0.46474, 0.52637]
 */
export function betaInterval({ a, b }: Beta, alpha = 0.05): Interval {
	return [betaQuantile(alpha / 2, a, b), betaQuantile(1 - alpha / 2, a, b)];
}

/**
 * Which of several independent arms has the highest share, and what choosing each costs; in the order given. Integrals of Stucchio
 * 2015, Bayesian A/B testing at VWO, solved by quadrature rather than by Miller's 2015 sum, which takes a step per success: the cost
 * is the same for 10 and for 1e9 visitors, so no normal approximation is needed at any size.
 *   P(i best) = integral of f_i * product of the other F;  loss of i = integral of F_i * (1 - product of the other F) over shares
 * @example betaBinomial([{ a: 50, b: 52 }, { a: 52, b: 50 }]) // chanceBest 0.38923, 0.61077; expectedLoss 0.03872, 0.01912
 */
export function betaBinomial(arms: readonly Beta[]): ArmOdds[] {
	const laws = arms.map(({ a, b }) => betaOnLogOdds(a, b));
	const knots = laws.flatMap((law) => law.knots).toSorted((left, right) => left - right);
	return laws.map((law, arm) => {
		const others = laws.filter((_, other) => other !== arm);
		const chance = (x: number) => law.density(x) * product(others.map((other) => other.below(x)));
		const loss = (x: number) => law.below(x) * anyAbove(others, x) * shareSlope(x);
		return { chanceBest: over(knots, chance), expectedLoss: over(knots, loss) };
	});
}

function over(knots: readonly number[], f: (x: number) => number): number {
	return knots.slice(1).reduce((sum, end, panel) => sum + integrate(f, knots[panel] ?? end, end), 0);
}

/** 1 - product of the lower tails, kept exact when the upper tails are tiny. */
function anyAbove(laws: readonly LogOddsBeta[], x: number): number {
	return -Math.expm1(laws.reduce((sum, law) => sum + Math.log1p(-law.above(x)), 0));
}

function product(factors: readonly number[]): number {
	return factors.reduce((all, factor) => all * factor, 1);
}

/** d share / d log-odds = p (1 - p), without overflow. */
function shareSlope(logOdds: number): number {
	const small = Math.exp(-Math.abs(logOdds));
	return small / (1 + small) ** 2;
}
