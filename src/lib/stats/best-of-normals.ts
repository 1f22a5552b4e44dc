import type { ArmOdds } from '#lib/stats/beta-binomial.ts';
import { integrate } from '#lib/stats/beta-density.ts';
import * as normal from '#lib/stats/normal.ts';

/** A normal belief about one arm's mean, sd above 0. */
export type Belief = { readonly mean: number; readonly sd: number };

/** Beyond this many sd of every arm nothing reaches a double's last digits. */
const REACH = 9;
const PANELS_PER_ARM = 80;

/**
 * Which of several independent arms has the highest mean, and what choosing each costs against the best in the means' unit; in the order
 * given, by quadrature. Integrals of Stucchio 2015, Bayesian A/B testing at VWO, with normal instead of Beta beliefs:
 *   P(i best) = integral of f_i * product of the other F;  loss of i = integral of F_i * (1 - product of the other F)
 * Under a flat prior an arm's belief is its mean and standard error. Beliefs that share a control are not independent: give the arms' own
 * means, not their effects. A single arm is best at no loss. Null when a belief has no sd above 0: what varied in nobody is not known for
 * certain.
 * @example bestOfNormals([{ mean: 0, sd: 1 }, { mean: 1, sd: 1 }]) // chanceBest 0.23975, 0.76025; expectedLoss 1.19964, 0.19964
 */
export function bestOfNormals(arms: readonly Belief[]): ArmOdds[] | null {
	if (!arms.every(({ mean, sd }) => Number.isFinite(mean) && Number.isFinite(sd) && sd > 0)) return null;
	const knots = arms.flatMap(knotsOf).toSorted((a, b) => a - b);
	return arms.map((own, arm) => {
		const others = arms.filter((_, other) => other !== arm);
		const chance = (x: number) => (normal.density((x - own.mean) / own.sd) / own.sd) * allBelow(others, x);
		const loss = (x: number) => normal.below((x - own.mean) / own.sd) * anyAbove(others, x);
		return { chanceBest: over(knots, chance), expectedLoss: over(knots, loss) };
	});
}

/** Dense where this arm's mean may be; between far arms a few long panels are enough, for nothing bends there. */
function knotsOf({ mean, sd }: Belief): number[] {
	return Array.from({ length: PANELS_PER_ARM + 1 }, (_, knot) => mean + sd * REACH * ((2 * knot) / PANELS_PER_ARM - 1));
}

function over(knots: readonly number[], f: (x: number) => number): number {
	return knots.slice(1).reduce((sum, end, panel) => sum + integrate(f, knots[panel] ?? end, end), 0);
}

function allBelow(arms: readonly Belief[], x: number): number {
	return arms.reduce((all, { mean, sd }) => all * normal.below((x - mean) / sd), 1);
}

/** 1 - the product of the lower tails, kept exact when the upper tails are tiny. */
function anyAbove(arms: readonly Belief[], x: number): number {
	return -Math.expm1(arms.reduce((sum, { mean, sd }) => sum + Math.log1p(-normal.below((mean - x) / sd)), 0));
}
