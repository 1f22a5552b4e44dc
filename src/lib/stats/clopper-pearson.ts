import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import type { Interval } from '#lib/stats/interval.ts';
import { isProportion, type Proportion } from '#lib/stats/proportion.ts';

/**
 * Exact interval of one proportion: never covers less than 1 - alpha, often more.
 * Clopper and Pearson 1934, The use of confidence or fiducial limits. Null without trials.
 * @example clopperPearson({ n: 925, successes: 682 }) // [0.707668, 0.765407]
 */
export function clopperPearson(proportion: Proportion, alpha = 0.05): Interval | null {
	if (!isProportion(proportion)) return null;
	const { n, successes } = proportion;
	const low = successes === 0 ? 0 : betaQuantile(alpha / 2, successes, n - successes + 1);
	const high = successes === n ? 1 : betaQuantile(1 - alpha / 2, successes + 1, n - successes);
	return [low, high];
}
