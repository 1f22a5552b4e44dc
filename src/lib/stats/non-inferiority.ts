import type { Interval } from '#lib/stats/interval.ts';

/** holds: the loss is under the margin for sure; breached: it is over it for sure; unknown: both are still possible. */
export type Verdict = 'holds' | 'breached' | 'unknown';

/**
 * Whether an effect can be ruled to be no worse than -margin, read off its interval (same unit: relative with relative). `better` says
 * which way is good. One-sided at alpha / 2 for an interval of level 1 - alpha, and valid while data arrive if the interval is.
 * ICH E9 1998, 3.3.2; Piaggio et al. 2012, CONSORT extension for non-inferiority.
 * @example nonInferiority([-0.01, 0.03], { margin: 0.02, better: 'up' }) // 'holds'
 * @example nonInferiority([-0.01, 0.03], { margin: 0.02, better: 'down' }) // 'unknown'
 */
export function nonInferiority(
	interval: Interval | null,
	{ margin, better }: { readonly margin: number; readonly better: 'up' | 'down' }
): Verdict {
	if (!interval) return 'unknown';
	const [worst, best] = better === 'up' ? interval : [-interval[1], -interval[0]];
	if (worst > -margin) return 'holds';
	return best < -margin ? 'breached' : 'unknown';
}
