import { rootBetween } from '#lib/stats/root.ts';

/** Half-widths in the effect's unit; n: visitors that halfWidth rests on; perUnit: visitors per unit of time at this pace. */
export type Precision = {
	readonly halfWidth: number;
	readonly planned: number;
	readonly n: number;
	readonly perUnit: number;
};

/**
 * done: part of the information that is in, 0 to 1; n: visitors that are enough; left: units of time until then, 0 when reached, null at no
 * pace.
 */
export type PrecisionProgress = { readonly done: number; readonly n: number; readonly left: number | null };

/** Beyond this many visitors no answer will come. */
const MOST = 1e12;

/**
 * How far an interval for one look has come towards the half-width that was planned, and when it gets there: half-widths shrink with the
 * square root of n. Stopping because an interval is narrow, unlike stopping because it excludes 0, does not bias it: Kruschke 2015, Doing
 * Bayesian Data Analysis, ch. 13. Null for half-widths or n not above 0; an infinite half-width has come nowhere.
 * @example precisionProgress({ halfWidth: 0.04, planned: 0.02, n: 2500, perUnit: 500 }) // { done: 0.25, n: 10000, left: 15 }
 */
export function precisionProgress({ halfWidth, planned, n, perUnit }: Precision): PrecisionProgress | null {
	if (!(halfWidth > 0 && planned > 0 && n > 0) || !Number.isFinite(halfWidth + planned + n)) return null;
	const needed = n * (halfWidth / planned) ** 2;
	return { done: Math.min(1, n / needed), n: needed, left: timeLeft(needed - n, perUnit) };
}

/**
 * The same for any interval whose half-width falls as n grows, such as a confidence sequence, by search. halfWidthAt: its half-width at n
 * visitors. Null for a planned half-width or n not above 0, or when 1e12 visitors are not enough.
 * @example precisionProgressOf((n) => 2 / Math.sqrt(n), { planned: 0.02, n: 2500, perUnit: 500 }) // { done: 0.25, n: 10000, left: 15 }
 */
export function precisionProgressOf(
	halfWidthAt: (n: number) => number,
	{ planned, n, perUnit }: Omit<Precision, 'halfWidth'>
): PrecisionProgress | null {
	if (!(planned > 0 && n > 0)) return null;
	const tooWide = (logN: number) => halfWidthAt(Math.exp(logN)) - planned;
	if (tooWide(Math.log(n)) <= 0) return { done: 1, n, left: 0 };
	const logN = rootBetween(tooWide, [Math.log(n), Math.log(MOST)]);
	if (logN === null) return null;
	const needed = Math.exp(logN);
	return { done: n / needed, n: needed, left: timeLeft(needed - n, perUnit) };
}

function timeLeft(missing: number, perUnit: number): number | null {
	if (missing <= 0) return 0;
	return perUnit > 0 ? missing / perUnit : null;
}
