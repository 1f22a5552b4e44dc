import type { Interval } from '#lib/stats/interval.ts';
import * as normal from '#lib/stats/normal.ts';
import { isProportion, rate, type Proportion } from '#lib/stats/proportion.ts';

/**
 * Textbook interval of the difference of two proportions (treatment - control), unpooled variance. Too narrow for small counts
 * and of no width when both arms are all or none: there use newcombe. Null without trials.
 * Agresti 2013, Categorical Data Analysis, 3.1.
 * @example wald({ n: 11037, successes: 104 }, { n: 11034, successes: 189 }) // [0.004688, 0.010724]
 */
export function wald(control: Proportion, treatment: Proportion, alpha = 0.05): Interval | null {
	if (!isProportion(control) || !isProportion(treatment)) return null;
	const [c, t] = [rate(control), rate(treatment)];
	const reach = normal.critical(alpha) * Math.sqrt((c * (1 - c)) / control.n + (t * (1 - t)) / treatment.n);
	return [t - c - reach, t - c + reach];
}
