import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';

/**
 * Probability that a standard normal value is below z, accurate in relative terms far into the lower tail.
 * Abramowitz and Stegun 1964, 26.2.2.
 * @example below(1.959964) // 0.975
 */
export function below(z: number): number {
	return cdf(z, 0, 1);
}

/**
 * Value that a standard normal exceeds in size with probability alpha.
 * @example critical(0.05) // 1.959964
 */
export function critical(alpha: number): number {
	return -quantile(alpha / 2, 0, 1);
}

/** Density of the standard normal. */
export function density(z: number): number {
	return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}
