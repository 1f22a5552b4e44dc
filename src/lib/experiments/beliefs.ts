import { gain, type Direction } from '#lib/experiments/evidence.ts';
import type { MetricResult } from '#lib/experiments/metric-results.ts';
import { percent } from '#lib/experiments/percentages.ts';
import type { Effect } from '#lib/stats/effect.ts';
import { chanceAbove } from '#lib/stats/posterior.ts';
import * as studentT from '#lib/stats/student-t.ts';

/** What is believed of an effect on one metric, if nothing was known before: a law around the estimate. */
export type Belief = {
	readonly effect: Effect;
	readonly direction: Direction;
	/** As measured: of a metric that should fall below zero. */
	readonly minimum: number;
	/** Beyond zero, and beyond the smallest change worth having, in the good direction. */
	readonly better: number;
	readonly worth: number;
	readonly says: string;
};

/** Null where the exact methods for few stand in, which have no such law, and before there is an effect. */
export function beliefOf({ effect, loss, metric, chanceBetter }: MetricResult): Belief | null {
	if (!effect || !loss) return null;
	const { direction } = metric;
	const minimum = gain(metric.minimumEffect, direction);
	const [better, worth] = [chanceBetter ?? beyond(effect, 0, direction), beyond(effect, minimum, direction)];
	const moved = direction === 'up' ? 'that it is better by' : 'that it falls by';
	const told =
		minimum === 0
			? `${inHundred(better)} that it is better.`
			: `${inHundred(better)} that it is better, ${inHundred(worth)} ${moved} at least ${percent(metric.minimumEffect)}.`;
	return { effect, direction, minimum, better, worth, says: told.charAt(0).toUpperCase() + told.slice(1) };
}

/** The chance that the effect lies beyond a bar, in the good direction. */
export function beyond(effect: Effect, bar: number, direction: Direction): number {
	const above = chanceAbove(effect, bar);
	return direction === 'up' ? above : 1 - above;
}

/** How likely an effect is, by any measure. */
export function likelihoodOf({ estimate, se, df }: Effect, value: number): number {
	return studentT.density((value - estimate) / se, df);
}

/** A chance as people say it; never as certain. */
export function inHundred(chance: number): string {
	if (chance > 0.995) return 'over 99 in 100';
	if (chance < 0.005) return 'under 1 in 100';
	return `${Math.round(chance * 100)} in 100`;
}
