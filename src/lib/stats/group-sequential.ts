import { crossing, type Look } from '#lib/stats/crossing.ts';
import * as normal from '#lib/stats/normal.ts';
import { rootBetween } from '#lib/stats/root.ts';

/**
 * The one bound of |z| for all of several equally spaced looks, two-sided. Pocock 1977, Group sequential methods in the design and
 * analysis of clinical trials; Jennison and Turnbull 2000, table 2.1. Looks is a whole number from 1.
 * @example pocockBound(5) // 2.41318
 */
export function pocockBound(looks: number, alpha = 0.05): number {
	return calibrated(alpha, (bound) => evenly(looks, () => bound));
}

/**
 * The bound of |z| at the last of several equally spaced looks, two-sided; at look k it is sqrt(looks / k) times as high. O'Brien and
 * Fleming 1979, A multiple testing procedure for clinical trials; Jennison and Turnbull 2000, table 2.3. Looks is a whole number from 1.
 * @example obrienFlemingBound(5) // 2.04007
 */
export function obrienFlemingBound(looks: number, alpha = 0.05): number {
	return calibrated(alpha, (bound) => evenly(looks, (look) => bound * Math.sqrt(looks / look)));
}

/**
 * How many times the size of a test with one look a plan with several needs at most (when nothing stops it early) for the same power.
 * Jennison and Turnbull 2000, tables 2.2 and 2.4. bounds: of |z| at equally spaced looks.
 * @example inflation([2.41318, 2.41318, 2.41318, 2.41318, 2.41318], { power: 0.8 }) // 1.22860
 */
export function inflation(
	bounds: readonly number[],
	{ power, alpha = 0.05 }: { readonly power: number; readonly alpha?: number }
): number {
	const looks = bounds.map((bound, at) => ({ information: at + 1, bound }));
	const oneLook = normal.critical(alpha) + normal.critical(2 - 2 * power);
	const drift = rootBetween((shift) => total(crossing(looks, shift)) - power, [0, 4 * oneLook]);
	return drift === null ? Infinity : (drift / oneLook) ** 2;
}

function calibrated(alpha: number, looksFor: (bound: number) => readonly Look[]): number {
	const excess = (bound: number) => 2 * total(crossing(looksFor(bound))) - alpha;
	return rootBetween(excess, [normal.critical(alpha) - 1e-9, 2 * normal.critical(alpha) + 3]) ?? Infinity;
}

function evenly(looks: number, boundAt: (look: number) => number): Look[] {
	return Array.from({ length: looks }, (_, at) => ({ information: at + 1, bound: boundAt(at + 1) }));
}

function total(chances: readonly number[]): number {
	return chances.reduce((sum, chance) => sum + chance, 0);
}
