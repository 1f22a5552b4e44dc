import * as normal from '#lib/stats/normal.ts';

/**
 * Difference of two shares on the arcsine scale, where its variance does not depend on them. Cohen 1988, 6.2.
 * @example cohenH(0.5, 0.4) // 0.201358
 */
export function cohenH(a: number, b: number): number {
	return 2 * Math.asin(Math.sqrt(a)) - 2 * Math.asin(Math.sqrt(b));
}

/**
 * Chance to detect an effect of size h with n visitors per arm, two-sided. Cohen 1988, 6.4 (R's pwr.2p.test).
 * @example powerOfH(0.3, { n: 80 }) // 0.475101
 */
export function powerOfH(h: number, { n, alpha = 0.05 }: { readonly n: number; readonly alpha?: number }): number {
	const z = normal.critical(alpha);
	const shift = Math.abs(h) * Math.sqrt(n / 2);
	return normal.below(shift - z) + normal.below(-shift - z);
}
