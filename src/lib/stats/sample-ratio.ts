import { above } from '#lib/stats/chi-square.ts';

/** isMismatch: p under the threshold, so the split itself is broken and no comparison can be trusted. */
export type SampleRatio = { readonly chiSquare: number; readonly p: number; readonly isMismatch: boolean };

/** Kohavi, Tang and Xu 2020 and most vendors warn below 0.001: low enough to be looked at daily. */
export const MISMATCH_BELOW = 0.001;

/** Fewer expected in an arm than this and the chi-square law does not hold. Cochran 1954. */
const LEAST_EXPECTED = 5;

/**
 * Whether visitors arrived in the intended proportions: chi-square goodness of fit. Arms of weight 0 are left out.
 * Fabijan et al. 2019, Diagnosing sample ratio mismatch. Null with fewer than two weighted arms or too few visitors to tell.
 * @example sampleRatio([{ observed: 821588, weight: 0.5 }, { observed: 815482, weight: 0.5 }]) // { chiSquare: 22.774, p: 1.8e-6, isMismatch: true }
 */
export function sampleRatio(
	arms: readonly { readonly observed: number; readonly weight: number }[],
	threshold = MISMATCH_BELOW
): SampleRatio | null {
	const weighted = arms.filter(({ weight }) => weight > 0);
	const total = weighted.reduce((sum, { observed }) => sum + observed, 0);
	const weights = weighted.reduce((sum, { weight }) => sum + weight, 0);
	const expected = weighted.map(({ weight }) => (total * weight) / weights);
	if (weighted.length < 2 || !(Math.min(...expected) >= LEAST_EXPECTED)) return null;
	const chiSquare = weighted.reduce((sum, { observed }, arm) => {
		const aim = expected[arm] ?? observed;
		return sum + (observed - aim) ** 2 / aim;
	}, 0);
	const p = above(chiSquare, weighted.length - 1);
	return { chiSquare, p, isMismatch: p < threshold };
}
