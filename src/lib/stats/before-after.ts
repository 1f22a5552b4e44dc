import type { Effect } from '#lib/stats/effect.ts';
import { meanOfSeries } from '#lib/stats/effective-size.ts';
import { relativeEffect } from '#lib/stats/relative-effect.ts';
import { welch } from '#lib/stats/welch.ts';

/**
 * change: after - before in the value's unit; lift: after / before - 1, null when before is not above 0; effects null where no error can be
 * told.
 */
export type BeforeAfter = {
	readonly change: number;
	readonly lift: number | null;
	readonly effect: Effect | null;
	readonly relative: Effect | null;
};

/**
 * Single values, such as one figure a week, before and after a change: the difference of the two means, with Welch's error on the
 * effective number of values. With one value on a side there is a change and no error: such a number may be shown, not believed. It also
 * takes every other thing that happened in between for the change. Null where a side has no values or one that is not finite.
 * @example beforeAfter([100], [110]) // { change: 10, lift: 0.1, effect: null, relative: null }
 */
export function beforeAfter(before: readonly number[], after: readonly number[]): BeforeAfter | null {
	if (before.length === 0 || after.length === 0) return null;
	if (![...before, ...after].every(Number.isFinite)) return null;
	const [b, a] = [meanOfSeries(before), meanOfSeries(after)];
	return {
		change: a.mean - b.mean,
		lift: b.mean > 0 ? a.mean / b.mean - 1 : null,
		effect: welch(b, a),
		relative: relativeEffect(b, a)
	};
}
