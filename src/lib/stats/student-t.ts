import cdf from '@stdlib/stats-base-dists-t-cdf';
import quantile from '@stdlib/stats-base-dists-t-quantile';
import * as normal from '#lib/stats/normal.ts';

/** From here on t and normal agree to about nine digits; the t routines are told nothing larger. */
const PRACTICALLY_NORMAL = 1e8;

/**
 * Probability that Student's t with df degrees of freedom is below t; df may be fractional or infinite (the normal).
 * Student 1908; Abramowitz and Stegun 1964, 26.7.
 * @example below(-4.0621, 9) // 0.0014164
 */
export function below(t: number, df: number): number {
	return df < PRACTICALLY_NORMAL ? cdf(t, df) : normal.below(t);
}

/**
 * Value that Student's t exceeds in size with probability alpha.
 * @example critical(0.05, 9) // 2.262157
 */
export function critical(alpha: number, df: number): number {
	return df < PRACTICALLY_NORMAL ? -quantile(alpha / 2, df) : normal.critical(alpha);
}

/** Up to here tails are taken from the law itself; above, Wallace's form is as good to a thousandth, and ten times as fast. */
const FEW = 30;
/** Smaller tails lose their digits on the way back to z. */
const SMALLEST = 1e-9;

/**
 * The t that is exceeded as seldom as the normal z, in size: how far a bound must reach where the error was estimated from few values.
 * Wallace 1959, Bounds on normal approximations to Student's, errs on the wide side; it also stands in far out in the tail.
 * @example asFarAs(1.959964, 9) // 2.262157
 */
export function asFarAs(z: number, df: number): number {
	if (df >= PRACTICALLY_NORMAL) return z;
	const tail = df <= FEW ? 2 * normal.below(-z) : 0;
	return tail > SMALLEST ? critical(tail, df) : Math.sqrt(df * Math.expm1((z * stretch(df)) ** 2 / df));
}

/**
 * The other way round: the normal z that is exceeded as seldom as t, in size.
 * @example asNormal(2.262157, 9) // 1.959964
 */
export function asNormal(t: number, df: number): number {
	const far = Math.abs(t);
	if (df >= PRACTICALLY_NORMAL) return far;
	const tail = df <= FEW ? 2 * below(-far, df) : 0;
	return tail > SMALLEST ? normal.critical(tail) : Math.sqrt(df * Math.log1p((far * far) / df)) / stretch(df);
}

const stretch = (df: number): number => (8 * df + 3) / (8 * df + 1);

/**
 * Density of Student's t.
 * @example density(0, 1) // 0.3183099, the Cauchy density
 */
export function density(t: number, df: number): number {
	if (df >= PRACTICALLY_NORMAL) return normal.density(t);
	const peak = gammaRatio(df / 2) / Math.sqrt(df * Math.PI);
	return peak * Math.exp((-(df + 1) / 2) * Math.log1p((t * t) / df));
}

/** gamma(x + 1/2) / gamma(x), by the series of Tricomi and Erdelyi 1951 after lifting x above 20. */
function gammaRatio(x: number): number {
	if (x < 20) return (gammaRatio(x + 1) * x) / (x + 0.5);
	const y = 1 / x;
	return (
		Math.sqrt(x) * (1 - y / 8 + y ** 2 / 128 + (5 * y ** 3) / 1024 - (21 * y ** 4) / 32768 - (399 * y ** 5) / 262144)
	);
}
