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

/**
 * Visitors needed per arm to detect an effect of size h with the given power (round up yourself), without the tail on the wrong side.
 * Cohen 1988, 6.4. Null without an effect.
 * @example visitorsForH(0.3) // 174.42
 */
export function visitorsForH(h: number, { power = 0.8, alpha = 0.05 } = {}): number | null {
	const reach = normal.critical(alpha) + normal.critical(2 - 2 * power);
	return h === 0 ? null : 2 * (reach / h) ** 2;
}

/**
 * Smallest relative change of a share that n visitors per arm can detect with the given power, on the arcsine scale. Null without
 * visitors, for a share not between 0 and 1, and when not even a change to all or nothing could be detected.
 * @example detectableLiftByH(0.1, { n: 5000 }) // 0.17428
 */
export function detectableLiftByH(
	control: number,
	options: { readonly n: number; readonly power?: number; readonly alpha?: number; readonly towards?: 'up' | 'down' }
): number | null {
	const { n, power = 0.8, alpha = 0.05, towards = 'up' } = options;
	if (!(n > 0 && control > 0 && control < 1)) return null;
	const h = (normal.critical(alpha) + normal.critical(2 - 2 * power)) * Math.sqrt(2 / n);
	const angle = Math.asin(Math.sqrt(control)) + (towards === 'up' ? h / 2 : -h / 2);
	return angle > 0 && angle < Math.PI / 2 ? Math.sin(angle) ** 2 / control - 1 : null;
}
