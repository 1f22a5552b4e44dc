import { isBivariate, type Bivariate } from '#lib/stats/bivariate.ts';
import type { Mean } from '#lib/stats/mean.ts';

/**
 * theta: what a unit of x before is worth in y after; varianceReduction: the part of control's variance that x explained, below 0 if it
 * harmed.
 */
export type Cuped = {
	readonly theta: number;
	readonly control: Mean;
	readonly treatment: Mean;
	readonly varianceReduction: number;
};

/**
 * Both arms with what was already known before the start taken out: y - theta (x - mean of x over both arms), to be compared like any
 * means. x must have been measured before anybody met the treatment, or the effect itself is taken out. theta is pooled within the arms,
 * so that neither an effect nor a chance difference of the arms before the start leaks into it. The means differ by less noise, never by
 * another truth. Deng, Xu, Kohavi and Walker 2013, Improving the sensitivity of online controlled experiments by utilizing
 * pre-experiment data. An x that does not vary changes nothing. Null where an arm has fewer than two units.
 * @example
 * cuped(bivariateFromPairs([[1, 2], [2, 4], [3, 5]]), bivariateFromPairs([[2, 5], [3, 7], [4, 8]]))
 * // { theta: 1.5, control: { n: 3, mean: 4.41667, sd: 0.28868 }, treatment: { n: 3, mean: 5.91667, sd: 0.28868 }, varianceReduction: 0.96429 }
 */
export function cuped(control: Bivariate, treatment: Bivariate): Cuped | null {
	if (!isBivariate(control) || !isBivariate(treatment)) return null;
	const [forControl, forTreatment] = [control.x.n - 1, treatment.x.n - 1];
	const products = control.covariance * forControl + treatment.covariance * forTreatment;
	const squares = control.x.sd ** 2 * forControl + treatment.x.sd ** 2 * forTreatment;
	const theta = squares > 0 ? products / squares : 0;
	const n = control.x.n + treatment.x.n;
	const centre = control.x.mean * (control.x.n / n) + treatment.x.mean * (treatment.x.n / n);
	const adjusted = adjust(control, theta, centre);
	return {
		theta,
		control: adjusted,
		treatment: adjust(treatment, theta, centre),
		varianceReduction: control.y.sd > 0 ? 1 - (adjusted.sd / control.y.sd) ** 2 : 0
	};
}

function adjust({ x, y, covariance }: Bivariate, theta: number, centre: number): Mean {
	const variance = y.sd ** 2 + theta * theta * x.sd ** 2 - 2 * theta * covariance;
	// x may explain all of y, and rounding then leave a little less than nothing
	return { n: y.n, mean: y.mean - theta * (x.mean - centre), sd: Math.sqrt(Math.max(0, variance)) };
}
