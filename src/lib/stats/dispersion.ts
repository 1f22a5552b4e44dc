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
 * Whether counts, day by day, vary more than Poisson's law lets them; of one arm or of several, each with a rate of its own. Well over 1
 * means that events come in bursts (the same people again, good days and bad); every interval of a rate is then too narrow by its root,
 * unless the methods are told the dispersion. From under some ten days it is itself a guess. Pearson's chi-square over its degrees of
 * freedom: McCullagh and Nelder 1989, Generalized Linear Models, 6.2. Arms with fewer than two days of exposure or no events are left
 * out; null when none remains.
 * @example dispersionOf([{ events: 2, exposure: 10 }, { events: 8, exposure: 10 }]) // { dispersion: 3.6, chiSquare: 3.6, df: 1, p: 0.05778 }
 */
export function dispersionOf(...arms: readonly (readonly Events[])[]): Dispersion | null {
	const parts = arms.flatMap((days) => scatterOf(days.filter(isEvents)) ?? []);
	if (parts.length === 0) return null;
	const chiSquare = parts.reduce((sum, part) => sum + part.chiSquare, 0);
	const df = parts.reduce((sum, part) => sum + part.df, 0);
	return { dispersion: chiSquare / df, chiSquare, df, p: chiSquares.above(chiSquare, df) };
}

function scatterOf(days: readonly Events[]): { chiSquare: number; df: number } | null {
	const rate = eventRate(days.reduce(poolEvents, { events: 0, exposure: 0 }));
	if (days.length < 2 || !(rate > 0)) return null;
	const chiSquare = days.reduce((sum, { events, exposure }) => {
		const expected = rate * exposure;
		return sum + (events - expected) ** 2 / expected;
	}, 0);
	return { chiSquare, df: days.length - 1 };
}
