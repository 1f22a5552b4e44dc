/**
 * Two-sided normal mixture boundary: with probability 1 - alpha a running sum with intrinsic time v (its variance so far) never leaves
 * +-bound. Howard, Ramdas, McAuliffe and Sekhon 2021, Time-uniform, nonparametric, nonasymptotic confidence sequences, eq. 14.
 * @example normalMixtureBound(100, { rho: 12.60056, alpha: 0.05 }) // 30.35209
 */
export function normalMixtureBound(
	v: number,
	{ rho, alpha }: { readonly rho: number; readonly alpha: number }
): number {
	return Math.sqrt((v + rho) * (Math.log1p(v / rho) - 2 * Math.log(alpha)));
}

/**
 * Logarithm of the supermartingale behind the boundary: the evidence against "no effect" after a sum s at intrinsic time v.
 * @example logNormalMixture(10, { v: 100, rho: 12.60056 }) // -0.651005
 */
export function logNormalMixture(s: number, { v, rho }: { readonly v: number; readonly rho: number }): number {
	return -Math.log1p(v / rho) / 2 + (s * s) / (2 * (v + rho));
}

/**
 * The rho that makes the boundary tightest at intrinsic time v.
 * @example bestRho(100, 0.05) // 12.60056
 */
export function bestRho(v: number, alpha: number): number {
	return v / (-2 * Math.log(alpha) + Math.log1p(-2 * Math.log(alpha)));
}
