import { betaPosterior, JEFFREYS, type Beta } from '#lib/stats/beta-binomial.ts';
import { betaOnLogOdds } from '#lib/stats/beta-density.ts';
import { binomialTest } from '#lib/stats/binomial-test.ts';
import { clopperPearson } from '#lib/stats/clopper-pearson.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { rate, type Proportion } from '#lib/stats/proportion.ts';

/** difference and interval are absolute, share - target; chanceAbove: probability that the true share is above the target. */
export type AgainstTarget = {
	readonly difference: number;
	readonly interval: Interval;
	readonly p: number;
	readonly chanceAbove: number;
};

/**
 * One group without a control, held against a share that was promised: exact p, exact interval and a Bayesian chance, by default from
 * Jeffreys' prior. p adds the outcomes that are as unlikely, the interval has equal tails: near alpha they may differ; the interval
 * decides. It says whether the target was met, not what caused it. Clopper and Pearson 1934; Jeffreys 1946.
 * Null without trials or with a target outside 0 to 1.
 * @example proportionAgainstTarget({ n: 925, successes: 682 }, 0.75) // { difference: -0.01270, interval: [-0.04233, 0.01541], p: 0.38249, chanceAbove: 0.18579 }
 */
export function proportionAgainstTarget(
	proportion: Proportion,
	target: number,
	{ alpha = 0.05, prior = JEFFREYS }: { readonly alpha?: number; readonly prior?: Beta } = {}
): AgainstTarget | null {
	const p = binomialTest(proportion, target);
	const interval = clopperPearson(proportion, alpha);
	const belief = betaPosterior(proportion, prior);
	if (p === null || !interval || !belief) return null;
	return {
		difference: rate(proportion) - target,
		interval: [interval[0] - target, interval[1] - target],
		p,
		chanceAbove: betaOnLogOdds(belief.a, belief.b).above(Math.log(target / (1 - target)))
	};
}
