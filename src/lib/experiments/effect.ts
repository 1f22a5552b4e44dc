import { compareMeans, compareProportions, type Comparison } from '#lib/stats/compare.ts';
import type { Arm } from '#lib/experiments/totals.ts';

/** What a treatment does to the primary metric, relative to control: 0.05 is five per cent more. */
export type Effect = {
	readonly treatment: string;
	readonly kpi: string;
	/** Which way is good. The lift is as measured, whichever way that is. */
	readonly direction: 'up' | 'down';
	readonly lift: number;
	/** With 95 per cent confidence; a bound may be infinite. */
	readonly interval: readonly [low: number, high: number];
	/** The interval leaves out zero. */
	readonly isCertain: boolean;
	/** The lift goes the way that is good. */
	readonly isGain: boolean;
};

/** isOver: nobody will look again, so the interval for one look holds; before that only the always-valid one does. */
export type EffectOptions = { readonly isOver: boolean };

/**
 * The effect of the treatment that does best so far, from the totals of one experiment's primary metric. Null while
 * there is nothing to compare: no control, no treatment, too few values, or a control at zero.
 */
export function effectOf(totals: readonly Arm[], { isOver }: EffectOptions): Effect | null {
	const control = totals.find((arm) => arm.is_control);
	if (!control) return null;
	const effects = totals.filter((arm) => !arm.is_control).map((arm) => effectOn(control, arm, isOver));
	return effects.reduce((best, next) => (best && (!next || gain(next) <= gain(best)) ? best : next), null);
}

/** Treatment against control; null where a number is missing. */
export function compareTotals(control: Arm, treatment: Arm): Comparison | null {
	if (control.kind === 'proportion') {
		if (control.successes === null || treatment.successes === null) return null;
		return compareProportions(
			{ n: control.n, successes: control.successes },
			{ n: treatment.n, successes: treatment.successes }
		);
	}
	if (control.mean === null || control.sd === null || treatment.mean === null || treatment.sd === null) return null;
	return compareMeans(
		{ n: control.n, mean: control.mean, sd: control.sd },
		{ n: treatment.n, mean: treatment.mean, sd: treatment.sd }
	);
}

function effectOn(control: Arm, treatment: Arm, isOver: boolean): Effect | null {
	const comparison = compareTotals(control, treatment);
	if (!comparison || comparison.lift === null) return null;
	const { lift, liftInterval, alwaysValidInterval } = comparison;
	const lasting = isOver ? liftInterval : alwaysValidInterval;
	// with a handful of successes there is no always-valid interval yet: what is drawn then is never certain
	const interval = lasting ?? liftInterval;
	if (!interval) return null;
	return {
		treatment: treatment.name,
		kpi: treatment.kpi,
		direction: treatment.direction,
		lift,
		interval,
		isCertain: lasting !== null && (interval[0] > 0 || interval[1] < 0),
		isGain: treatment.direction === 'up' ? lift > 0 : lift < 0
	};
}

function gain({ lift, direction }: Effect): number {
	return direction === 'up' ? lift : -lift;
}

/**
 * Half of the axis that a list of effects is drawn on, in per cent: wide enough for four in five intervals, so that one
 * wild effect does not flatten the others. What lies outside is drawn as cut off.
 */
export function sharedReach(effects: readonly (Effect | null)[]): number {
	const reaches = effects.flatMap((effect) => (effect ? [Math.max(...effect.interval.map(Math.abs))] : []));
	const ordered = reaches.filter(Number.isFinite).toSorted((a, b) => a - b);
	return (ordered[Math.ceil(ordered.length * 0.8) - 1] ?? 0) * 100;
}
