import * as chiSquares from '#lib/stats/chi-square.ts';
import { ranks, tiesOf } from '#lib/stats/ranks.ts';

/** w: 0, no agreement on the order, to 1, the same order; s: squared deviations of the rank sums; p: of no agreement at all. */
export type Concordance = {
	readonly w: number;
	readonly s: number;
	readonly chiSquare: number;
	readonly df: number;
	readonly p: number;
};

/**
 * How far judges who all scored the same projects agree on their order. One row for each judge, one column for each project; corrected for
 * ties. Kendall and Babington Smith 1939, The problem of m rankings. p by chi-square, rough with few projects. Null with fewer than
 * two judges or projects, with a gap, or where every judge gave everything the same.
 */
export function kendallW(judges: readonly (readonly number[])[]): Concordance | null {
	const [m, n] = [judges.length, judges[0]?.length ?? 0];
	if (m < 2 || n < 2 || judges.some((row) => row.length !== n || !row.every(Number.isFinite))) return null;
	const ranked = judges.map(ranks);
	const sums = Array.from({ length: n }, (_, at) => ranked.reduce((sum, row) => sum + (row[at] ?? 0), 0));
	const s = sums.reduce((sum, value) => sum + (value - (m * (n + 1)) / 2) ** 2, 0);
	const ties = judges.flatMap(tiesOf).reduce((sum, count) => sum + count ** 3 - count, 0);
	const most = m * m * (n ** 3 - n) - m * ties;
	if (!(most > 0)) return null;
	const w = (12 * s) / most;
	const chiSquare = m * (n - 1) * w;
	return { w, s, chiSquare, df: n - 1, p: chiSquares.above(chiSquare, n - 1) };
}
