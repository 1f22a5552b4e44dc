import * as chiSquares from '#lib/stats/chi-square.ts';
import { eventRate, isEvents, poolEvents, type Events } from '#lib/stats/events.ts';

/** dispersion: variance over mean, 1 for Poisson; p: chance of one this large if counts are Poisson. */
export type Dispersion = {
	readonly dispersion: number;
	readonly chiSquare: number;
	readonly df: number;
	readonly p: number;
};

/**
 * Whether counts of one arm, day by day, vary more than Poisson's law lets them. Well over 1 means that events come in bursts (the same
 * people again, good days and bad); every interval of a rate is then too narrow by its root, unless the methods are told the dispersion.
 * Pearson's chi-square over its degrees of freedom: McCullagh and Nelder 1989, Generalized Linear Models, 6.2.
 * Null with fewer than two days of exposure or no events.
 * @example dispersionOf([{ events: 2, exposure: 10 }, { events: 8, exposure: 10 }]) // { dispersion: 3.6, chiSquare: 3.6, df: 1, p: 0.05778 }
 */
export function dispersionOf(days: readonly Events[]): Dispersion | null {
	const seen = days.filter(isEvents);
	const [first, ...rest] = seen;
	if (!first || rest.length === 0) return null;
	const rate = eventRate(rest.reduce(poolEvents, first));
	if (rate === 0) return null;
	const chiSquare = seen.reduce((sum, { events, exposure }) => {
		const expected = rate * exposure;
		return sum + (events - expected) ** 2 / expected;
	}, 0);
	const df = rest.length;
	return { dispersion: chiSquare / df, chiSquare, df, p: chiSquares.above(chiSquare, df) };
}
