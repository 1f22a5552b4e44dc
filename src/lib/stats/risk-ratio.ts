import type { Interval } from '#lib/stats/interval.ts';
import * as normal from '#lib/stats/normal.ts';
import { isProportion, rate, type Proportion } from '#lib/stats/proportion.ts';

/**
 * Ratio of two proportions (treatment / control) with its log-normal interval. Katz, Baptista, Azen and Pike 1978.
 * Null without trials and without successes in either arm: there use scoreRatioInterval.
 * @example riskRatio({ n: 256, successes: 24 }, { n: 128, successes: 16 }) // { ratio: 1.33333, interval: [0.73473, 2.41963] }
 */
export function riskRatio(
	control: Proportion,
	treatment: Proportion,
	alpha = 0.05
): { ratio: number; interval: Interval } | null {
	if (!isProportion(control) || !isProportion(treatment)) return null;
	if (control.successes === 0 || treatment.successes === 0) return null;
	const ratio = rate(treatment) / rate(control);
	const variance = (1 - rate(control)) / control.successes + (1 - rate(treatment)) / treatment.successes;
	const reach = normal.critical(alpha) * Math.sqrt(variance);
	return { ratio, interval: [ratio * Math.exp(-reach), ratio * Math.exp(reach)] };
}
