import type { Interval } from '#lib/stats/interval.ts';
import { isMean, type Mean } from '#lib/stats/mean.ts';
import * as normal from '#lib/stats/normal.ts';
import { varianceOfMean, welch } from '#lib/stats/welch.ts';

/**
 * Difference of two means (treatment - control) by the mixture sequential probability ratio test, in the variant Statsig documents:
 * tau from the pooled variance per visitor, boundary at alpha / 2. Johari, Pekelis and Walsh 2015, Always valid inference. p scales
 * the normal p to the wider boundary as Statsig does. Null where welch is.
 * @example mixtureSprt(meanOfProportion({ n: 5000, successes: 500 }), meanOfProportion({ n: 5000, successes: 600 })) // { interval: [-0.00242, 0.04242], p: 0.08039 }
 */
export function mixtureSprt(control: Mean, treatment: Mean, alpha = 0.05): { interval: Interval; p: number } | null {
	const effect = isMean(control) && isMean(treatment) ? welch(control, treatment) : null;
	if (!effect) return null;
	const z = normal.critical(alpha);
	const variance = varianceOfMean(control) + varianceOfMean(treatment);
	const tau = (z * z * (control.sd ** 2 + treatment.sd ** 2)) / (control.n + treatment.n);
	const share = variance / (variance + tau);
	const boundary = Math.sqrt((-2 * Math.log(alpha / 2) - Math.log(share)) / (1 - share));
	const reach = boundary * effect.se;
	return {
		interval: [effect.estimate - reach, effect.estimate + reach],
		p: 2 * normal.below((-Math.abs(effect.estimate / effect.se) * z) / boundary)
	};
}
