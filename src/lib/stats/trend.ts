import { effectOf, type Effect } from '#lib/stats/effect.ts';

/** An effect measured on its own at a time, such as the days since the start; any unit of time. */
export type TimedEffect = { readonly at: number; readonly effect: Effect };

/**
 * Change of an effect per unit of time: weighted least squares through effects of separate days, weights by their errors. A negative
 * slope of a positive effect is novelty wearing off, a rising one is learning: then no single number is the effect. The error is what the
 * days' own errors say, enlarged when they scatter more about the line (Birge 1932, The calculation of errors by the method of least
 * squares; df then days - 2), never made smaller. Draper and Smith 1998, Applied Regression Analysis, 9. Days must not be running totals:
 * those contain each other. Null with fewer than three days or all at one time.
 * @example trend([0, 1, 2].map((at) => ({ at, effect: { estimate: 0.3 - 0.1 * at, se: 0.05, df: Infinity } }))) // { estimate: -0.1, se: 0.03536, df: 1 }
 */
export function trend(days: readonly TimedEffect[]): Effect | null {
	const usable = days.filter(({ at, effect }) => Number.isFinite(at) && effectOf(effect.estimate, effect.se ** 2, 1));
	if (usable.length < 3) return null;
	// weights relative to the best known, so that tiny errors do not overflow when squared
	const least = Math.min(...usable.map(({ effect }) => effect.se));
	const points = usable.map(({ at, effect }) => ({ x: at, y: effect.estimate, weight: (least / effect.se) ** 2 }));
	const weights = sum(points.map(({ weight }) => weight));
	const x = sum(points.map((point) => (point.weight / weights) * point.x));
	const y = sum(points.map((point) => (point.weight / weights) * point.y));
	const spread = sum(points.map((point) => point.weight * (point.x - x) ** 2));
	if (!(spread > 0)) return null;
	const slope = sum(points.map((point) => point.weight * (point.x - x) * (point.y - y))) / spread;
	const scatter = sum(points.map((point) => point.weight * ((point.y - y - slope * (point.x - x)) / least) ** 2));
	const df = points.length - 2;
	const birge = Math.max(1, scatter / df);
	return effectOf(slope, (birge * least * least) / spread, birge > 1 ? df : Infinity);
}

function sum(parts: readonly number[]): number {
	return parts.reduce((all, part) => all + part, 0);
}
