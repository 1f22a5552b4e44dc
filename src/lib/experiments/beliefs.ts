import { gain, type Direction } from '#lib/experiments/evidence.ts';
import type { MetricResult } from '#lib/experiments/metric-results.ts';
import { percent } from '#lib/experiments/percentages.ts';
import type { Effect } from '#lib/stats/effect.ts';
import { chanceAbove } from '#lib/stats/posterior.ts';
import { shareBelief } from '#lib/stats/share-belief.ts';
import * as studentT from '#lib/stats/student-t.ts';

/** What an effect may be, by one law: every chance that is told of it and the curve that is drawn are this one's. */
export type Law = {
	readonly centre: number;
	readonly spread: number;
	/** How likely an effect is, by any measure. */
	readonly likelihood: (effect: number) => number;
	/** The chance that it is above a bar. */
	readonly above: (bar: number) => number;
};

/** What is believed of an effect on one metric, if nothing was known before. */
export type Belief = {
	readonly law: Law;
	readonly direction: Direction;
	/** As measured: of a metric that should fall below zero. */
	readonly minimum: number;
	/** Beyond zero, and beyond the smallest change worth having, in the good direction. */
	readonly better: number;
	readonly worth: number;
	readonly says: string;
};

/** Null where the exact methods for few stand in, which have no such law, and before there is an effect. */
export function beliefOf(result: MetricResult): Belief | null {
	const law = lawOf(result);
	if (!law) return null;
	const { direction, minimumEffect } = result.metric;
	const minimum = gain(minimumEffect, direction);
	const [better, worth] = [beyond(law, 0, direction), beyond(law, minimum, direction)];
	const moved = direction === 'up' ? 'that it is better by' : 'that it falls by';
	const told =
		minimum === 0
			? `${inHundred(better)} that it is better.`
			: `${inHundred(better)} that it is better, ${inHundred(worth)} ${moved} at least ${percent(minimumEffect)}.`;
	return { law, direction, minimum, better, worth, says: told.charAt(0).toUpperCase() + told.slice(1) };
}

/** A share against its target has the law of the share; all else one around the estimate. */
function lawOf({ effect, loss, metric, shareLaw }: MetricResult): Law | null {
	if (shareLaw && metric.target !== null) {
		const { mean, sd, density, above } = shareBelief(shareLaw, metric.target);
		return { centre: mean, spread: sd, likelihood: density, above };
	}
	return effect && loss ? lawAround(effect) : null;
}

/** The law of an effect that is known by its error. */
export function lawAround(effect: Effect): Law {
	const { estimate, se, df } = effect;
	return {
		centre: estimate,
		spread: se,
		likelihood: (value) => studentT.density((value - estimate) / se, df),
		above: (bar) => chanceAbove(effect, bar)
	};
}

/** The chance that the effect lies beyond a bar, in the good direction. */
export function beyond(law: Law, bar: number, direction: Direction): number {
	const above = law.above(bar);
	return direction === 'up' ? above : 1 - above;
}

/** A chance as people say it; never as certain. */
export function inHundred(chance: number): string {
	if (chance > 0.995) return 'over 99 in 100';
	if (chance < 0.005) return 'under 1 in 100';
	return `${Math.round(chance * 100)} in 100`;
}
