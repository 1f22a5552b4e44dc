import { bonferroniAlpha } from '#lib/stats/bonferroni.ts';
import { detectableShareLift, visitorsForShares } from '#lib/stats/power-proportions.ts';
import { detectableRateLift, exposureForRates } from '#lib/stats/power-rates.ts';
import { detectableLift, visitorsForLift } from '#lib/stats/power-relative-effect.ts';
import { detectableLiftOfShare, visitorsForShareLift } from '#lib/stats/power-share-lift.ts';

/**
 * What is measured, as it is in control today: a share, whose difference or whose lift is tested (which for large changes is not the same),
 * a mean with its sd, or events per visitor.
 */
export type Baseline =
	| { readonly kind: 'proportion'; readonly share: number }
	| { readonly kind: 'share-lift'; readonly share: number }
	| { readonly kind: 'mean'; readonly mean: number; readonly sd: number }
	| { readonly kind: 'count'; readonly rate: number; readonly dispersion?: number };

/**
 * treatments: each compared with the one control, alpha shared by Bonferroni. ratio: visitors in each treatment for each in control.
 * factor: how many times the visitors of one look the plan of looks needs (sizeFactor, at the alpha of one comparison). towards: which
 * change is looked for.
 */
export type Design = {
	readonly treatments?: number;
	readonly ratio?: number;
	readonly alpha?: number;
	readonly power?: number;
	readonly factor?: number;
	readonly towards?: 'up' | 'down';
};

/**
 * The formula a number comes from, to be named beside it. pooled-shares: Fleiss, Levin and Paik 2003, 4; delta-shares and delta-lift: Deng,
 * Knoblich and Lu 2018; log-rate-ratio: Signorini 1991.
 */
export type Formula = 'pooled-shares' | 'delta-shares' | 'delta-lift' | 'log-rate-ratio';

/** Visitors, not rounded; total counts control and every treatment. */
export type Size = {
	readonly control: number;
	readonly treatment: number;
	readonly total: number;
	readonly formula: Formula;
};

/** The formula by which each kind of baseline is sized, both ways. */
export const FORMULA = {
	proportion: 'pooled-shares',
	'share-lift': 'delta-shares',
	mean: 'delta-lift',
	count: 'log-rate-ratio'
} as const;

/**
 * Visitors needed to detect a relative change (0.05 is five per cent, a fall is negative) with the design's power. Null where there is no
 * change, or a share, mean or rate that allows no answer.
 * @example sizeFor({ kind: 'proportion', share: 0.1 }, 0.2) // { control: 3840.85, treatment: 3840.85, total: 7681.69, formula: 'pooled-shares' }
 */
export function sizeFor(baseline: Baseline, lift: number, design: Design = {}): Size | null {
	const { treatments = 1, ratio = 1, power = 0.8, factor = 1 } = design;
	const oneLook = visitorsInControl(baseline, lift, { ratio, power, alpha: levelOf(design) });
	if (oneLook === null || !(treatments >= 1 && factor > 0)) return null;
	const control = oneLook * factor;
	return {
		control,
		treatment: control * ratio,
		total: control * (1 + treatments * ratio),
		formula: FORMULA[baseline.kind]
	};
}

/**
 * Smallest relative change that so many visitors in all can detect with the design's power: the other way round. Null where even the
 * largest could not be.
 * @example detectableFor({ kind: 'proportion', share: 0.1 }, 10_000) // 0.17440
 */
export function detectableFor(baseline: Baseline, total: number, design: Design = {}): number | null {
	const { treatments = 1, ratio = 1, power = 0.8, factor = 1, towards = 'up' } = design;
	if (!(treatments >= 1 && ratio > 0 && factor > 0)) return null;
	const n = total / (1 + treatments * ratio) / factor;
	const alpha = levelOf(design);
	if (baseline.kind === 'proportion')
		return detectableShareLift({ control: baseline.share, ratio, alpha }, { n, power, towards });
	if (baseline.kind === 'share-lift')
		return detectableLiftOfShare({ control: baseline.share, ratio, alpha }, { n, power, towards });
	if (baseline.kind === 'mean')
		return detectableLift({ mean: baseline.mean, sd: baseline.sd, n, ratio, alpha }, power, towards);
	const { rate, dispersion } = baseline;
	return detectableRateLift({ control: rate, dispersion, ratio, alpha }, { exposure: n, power, towards });
}

function visitorsInControl(
	baseline: Baseline,
	lift: number,
	{ ratio, power, alpha }: { ratio: number; power: number; alpha: number }
): number | null {
	if (!(ratio > 0)) return null;
	if (baseline.kind === 'proportion')
		return visitorsForShares({ control: baseline.share, treatment: baseline.share * (1 + lift), ratio, alpha }, power);
	if (baseline.kind === 'share-lift')
		return visitorsForShareLift({ control: baseline.share, ratio, alpha }, { lift, power });
	if (baseline.kind === 'mean')
		return visitorsForLift({ mean: baseline.mean, sd: baseline.sd, ratio, alpha }, { lift, power });
	return exposureForRates({ control: baseline.rate, dispersion: baseline.dispersion, lift, ratio, alpha }, power);
}

function levelOf({ alpha = 0.05, treatments = 1 }: Design): number {
	return bonferroniAlpha(alpha, treatments);
}
