import { betaPosterior, JEFFREYS, type Beta } from '#lib/stats/beta-binomial.ts';
import { betaOnLogOdds } from '#lib/stats/beta-density.ts';
import type { Proportion } from '#lib/stats/proportion.ts';

/**
 * What is believed of a share as a part of a target: lift = share / target - 1. One law for every chance, loss and picture of it, so that
 * the part is never likelier than the whole.
 */
export type ShareBelief = {
	readonly mean: number;
	readonly sd: number;
	/** Chance that the lift is above a bar. */
	readonly above: (lift: number) => number;
	/** Of the lift; 0 beyond what a share can be. */
	readonly density: (lift: number) => number;
	/** E max(-lift, 0) and E max(lift, 0). */
	readonly losses: { readonly choosingTreatment: number; readonly choosingControl: number };
};

/** The law of a share after data; by default from Jeffreys' prior (1946). Null without trials. */
export function shareLaw(proportion: Proportion, prior: Beta = JEFFREYS): Beta | null {
	return betaPosterior(proportion, prior);
}

/**
 * The belief of a Beta law about a share, seen from a target above 0 and below 1. E max(t - p, 0) = t F(t; a, b) - a / (a + b) F(t; a + 1, b)
 * (Johnson, Kotz and Balakrishnan 1995, Continuous univariate distributions 2, 25.2).
 * @example shareBelief({ a: 30.5, b: 270.5 }, 0.06).above(0) // 0.99753
 */
export function shareBelief({ a, b }: Beta, target: number): ShareBelief {
	const law = betaOnLogOdds(a, b);
	const mean = a / (a + b);
	const sd = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
	const at = logOdds(target);
	const larger = betaOnLogOdds(a + 1, b);
	return {
		mean: mean / target - 1,
		sd: sd / target,
		above: (lift) => {
			const share = target * (1 + lift);
			if (share <= 0) return 1;
			return share >= 1 ? 0 : law.above(logOdds(share));
		},
		density: (lift) => {
			const share = target * (1 + lift);
			return share <= 0 || share >= 1 ? 0 : (law.density(logOdds(share)) / (share * (1 - share))) * target;
		},
		losses: {
			choosingTreatment: Math.max(0, law.below(at) - (mean / target) * larger.below(at)),
			choosingControl: Math.max(0, (mean / target) * larger.above(at) - law.above(at))
		}
	};
}

function logOdds(share: number): number {
	return Math.log(share) - Math.log1p(-share);
}
