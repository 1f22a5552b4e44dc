import type { Interval } from '#lib/stats/interval.ts';
import * as normal from '#lib/stats/normal.ts';
import { isProportion, rate, type Proportion } from '#lib/stats/proportion.ts';
import { rootBetween } from '#lib/stats/root.ts';

/**
 * Score interval of the ratio of two proportions (treatment / control); usable down to 0 successes in one arm (bound 0 or infinity).
 * It excludes 1 exactly when the pooled z test rejects. Koopman 1984; Miettinen and Nurminen 1985, without their n/(n-1) factor.
 * Null without trials and when neither arm has a success.
 * @example scoreRatioInterval({ n: 34, successes: 1 }, { n: 34, successes: 7 }) // [1.22085, 42.57572]
 */
export function scoreRatioInterval(control: Proportion, treatment: Proportion, alpha = 0.05): Interval | null {
	if (!isProportion(control) || !isProportion(treatment)) return null;
	if (control.successes + treatment.successes === 0) return null;
	const limit = normal.critical(alpha);
	const excess = (logRatio: number) => scoreZ(control, treatment, Math.exp(logRatio));
	const low = treatment.successes === 0 ? 0 : Math.exp(rootBetween((x) => excess(x) - limit, [-60, 60]) ?? -Infinity);
	const high =
		control.successes === 0 ? Infinity : Math.exp(rootBetween((x) => excess(x) + limit, [-60, 60]) ?? Infinity);
	return [low, high];
}

/** Signed score statistic of the hypothesis treatment = ratio * control; falls as the ratio grows. */
function scoreZ(control: Proportion, treatment: Proportion, ratio: number): number {
	const p = rateUnder(control, treatment, ratio);
	const q = Math.min(1, ratio * p);
	const variance = (q * (1 - q)) / treatment.n + (ratio * ratio * p * (1 - p)) / control.n;
	const gap = rate(treatment) - ratio * rate(control);
	return gap === 0 ? 0 : gap / Math.sqrt(variance);
}

/** Most likely rate of control if treatment's is ratio times it: the smaller root of a quadratic. */
function rateUnder(control: Proportion, treatment: Proportion, ratio: number): number {
	const a = (control.n + treatment.n) * ratio;
	const b = ratio * control.n + treatment.successes + treatment.n + ratio * control.successes;
	const c = control.successes + treatment.successes;
	// the form that does not subtract nearly equal numbers
	return Math.min(1, 1 / ratio, (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c))));
}
