import { betaOnLogOdds } from '#lib/stats/beta-density.ts';
import { clopperPearson } from '#lib/stats/clopper-pearson.ts';
import { eventRate, isEvents, type Events } from '#lib/stats/events.ts';
import type { Interval } from '#lib/stats/interval.ts';

/** ratio: treatment / control, infinite when control has no events. */
export type RateRatio = { readonly ratio: number; readonly interval: Interval; readonly p: number };

/**
 * Ratio of two Poisson rates, exact however few the events: given their total, how many fell to treatment is binomial. Both tails have
 * equal weight, so the interval excludes 1 exactly when p < alpha, at the price of being a little wide. Przyborowski and Wilenski 1940,
 * Homogeneity of results in testing samples from Poisson series; Clopper and Pearson 1934. Events that come in bursts make it too
 * narrow: see dispersionOf. Null without exposure, or without any event.
 * @example exactRateRatio({ events: 11, exposure: 800 }, { events: 3, exposure: 3011 }) // { ratio: 0.07246, interval: [0.01298, 0.27431], p: 0.0000134 }
 */
export function exactRateRatio(control: Events, treatment: Events, alpha = 0.05): RateRatio | null {
	if (!isEvents(control) || !isEvents(treatment)) return null;
	const n = control.events + treatment.events;
	const share = clopperPearson({ n, successes: treatment.events }, alpha);
	if (!share) return null;
	const perOdds = control.exposure / treatment.exposure;
	const fromShare = (part: number) => (part >= 1 ? Infinity : (part / (1 - part)) * perOdds);
	const equal = Math.log(1 / perOdds);
	const few = fewerOrAsMany(treatment.events, n, equal);
	const many = fewerOrAsMany(control.events, n, -equal);
	return {
		ratio: control.events === 0 ? Infinity : eventRate(treatment) / eventRate(control),
		interval: [fromShare(share[0]), fromShare(share[1])],
		p: Math.min(1, 2 * Math.min(few, many))
	};
}

/**
 * Chance of at most k of n at these log-odds, kept exact when tiny; k and n need not be whole.
 * Abramowitz and Stegun 1964, 26.5.24.
 */
function fewerOrAsMany(k: number, n: number, logOdds: number): number {
	return k >= n ? 1 : betaOnLogOdds(k + 1, n - k).above(logOdds);
}
