import type { Interval } from '#lib/stats/interval.ts';
import * as normal from '#lib/stats/normal.ts';
import { isProportion, rate, type Proportion } from '#lib/stats/proportion.ts';

/**
 * Score interval of one proportion; stays inside 0 to 1 and has width even at 0 or n successes.
 * Wilson 1927, Probable inference, the law of succession, and statistical inference. Without trials it is
 * everything: nothing is known. Null where the counts are none.
 * @example wilson({ n: 100, successes: 60 }) // [0.5020, 0.6906]
 */
export function wilson(proportion: Proportion, alpha = 0.05): Interval | null {
	if (proportion.n === 0 && proportion.successes === 0) return [0, 1];
	if (!isProportion(proportion)) return null;
	const { n } = proportion;
	const p = rate(proportion);
	const z = normal.critical(alpha);
	const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
	const reach = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
	return [p === 0 ? 0 : Math.max(0, centre - reach), p === 1 ? 1 : Math.min(1, centre + reach)];
}
