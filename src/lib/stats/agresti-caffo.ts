import type { Interval } from '#lib/stats/interval.ts';
import { isProportion, type Proportion } from '#lib/stats/proportion.ts';
import { wald } from '#lib/stats/wald.ts';

/**
 * Interval of the difference of two proportions (treatment - control): one success and one failure are added to each arm, then Wald.
 * Agresti and Caffo 2000, Simple and effective confidence intervals for proportions. Null without trials.
 * @example agrestiCaffo({ n: 34, successes: 1 }, { n: 34, successes: 7 }) // [0.01161, 0.32172]
 */
export function agrestiCaffo(control: Proportion, treatment: Proportion, alpha = 0.05): Interval | null {
	if (!isProportion(control) || !isProportion(treatment)) return null;
	return wald(withOneOfEach(control), withOneOfEach(treatment), alpha);
}

function withOneOfEach({ n, successes }: Proportion): Proportion {
	return { n: n + 2, successes: successes + 1 };
}
