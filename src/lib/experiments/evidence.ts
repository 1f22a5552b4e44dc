import type { Interval } from '#lib/stats/interval.ts';

/** Which way of a metric is good. */
export type Direction = 'up' | 'down';

/**
 * What may be said of a treatment on the primary metric:
 * none: nothing measured · early: measured, too little for an interval · waiting: measured, but the look that was promised has not come ·
 * unclear: may help, may not · helps: better than control for sure · succeeds: at least the success threshold for sure · harmless: where
 * that is all that was promised, no loss of the smallest effect worth having · bearable: the same, but some loss for sure · hurts: worse for sure · negligible: whatever it does, less
 * than the smallest effect worth having
 */
export type Finding =
	'none' | 'early' | 'waiting' | 'unclear' | 'helps' | 'succeeds' | 'harmless' | 'bearable' | 'hurts' | 'negligible';

const words: Readonly<Record<Finding, string>> = {
	none: 'nothing measured',
	early: 'too few to tell',
	waiting: 'no claim yet',
	unclear: 'unclear',
	helps: 'helps',
	succeeds: 'reaches the threshold',
	harmless: 'no harm',
	bearable: 'a bearable loss',
	hurts: 'makes it worse',
	negligible: 'too little to matter'
};

/** The same in a few words, behind a name. Against a target nothing is made worse: it is missed. */
export function findingInWords(finding: Finding, isSingle: boolean): string {
	if (isSingle && finding === 'hurts') return 'misses the target';
	if (isSingle && finding === 'helps') return 'better than the target';
	return words[finding];
}

/** How much may be built on it. */
export type Strength = 'none' | 'weak' | 'moderate' | 'strong';

/** Ratios counted in the good direction: 0.05 is five per cent better, whichever way the metric should go. */
export type Bars = {
	readonly minimumEffect: number;
	readonly successThreshold: number;
	/** The promise is to do no harm. */
	readonly isNoHarm?: boolean;
};

/** A lift, or the bounds of one, counted in the good direction. */
export function gain(lift: number, better: Direction): number {
	return better === 'up' ? lift : -lift;
}

/** The same for an interval: its worse bound first. */
export function gainInterval([low, high]: Interval, better: Direction): Interval {
	return better === 'up' ? [low, high] : [-high, -low];
}

/** What the interval that may be believed says, its bounds counted in the good direction. */
export function findingOf(
	[worst, best]: Interval,
	{ minimumEffect, successThreshold, isNoHarm = false }: Bars
): Finding {
	if (worst > 0) return worst >= successThreshold ? 'succeeds' : 'helps';
	if (isNoHarm && worst > -minimumEffect) return best < 0 ? 'bearable' : 'harmless';
	if (best < 0) return 'hurts';
	return best < minimumEffect ? 'negligible' : 'unclear';
}

/**
 * A failed check takes the weight from any finding: the arms may differ by who came, not by what was shown. isExcused: a loss may come
 * from what failed; where it may not, it keeps some of its weight.
 */
export function strengthOf(finding: Finding, isLimited: boolean, isExcused: boolean): Strength {
	if (finding === 'none') return 'none';
	if (isLimited && finding === 'hurts' && !isExcused) return 'moderate';
	if (isLimited || finding === 'early' || finding === 'waiting' || finding === 'unclear') return 'weak';
	return finding === 'succeeds' || finding === 'hurts' ? 'strong' : 'moderate';
}
