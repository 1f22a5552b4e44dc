import * as chiSquares from '#lib/stats/chi-square.ts';
import { effectOf, type Effect } from '#lib/stats/effect.ts';

/** q with df degrees of freedom; iSquared: the part of the spread that is more than chance, 0 to 1; pooled: weighted by precision. */
export type Heterogeneity = {
	readonly q: number;
	readonly df: number;
	readonly p: number;
	readonly iSquared: number;
	readonly pooled: Effect;
};

/**
 * Whether effects in separate segments (or sites, or weeks) differ by more than chance. Cochran 1954, The combination of estimates from
 * different experiments; I squared by Higgins and Thompson 2002. A large p says little with few or small segments: they could differ and it
 * would not show. Errors are taken as known, so each must rest on more than a few visitors. Segments must not share visitors; a handful
 * tested one by one would find a difference by chance, this is one test. Null with fewer than two effects.
 * @example heterogeneity([{ estimate: 0.1, se: 0.05, df: Infinity }, { estimate: -0.1, se: 0.05, df: Infinity }])
 * // { q: 8, df: 1, p: 0.00468, iSquared: 0.875, pooled: { estimate: 0, se: 0.03536, df: Infinity } }
 */
export function heterogeneity(effects: readonly Effect[]): Heterogeneity | null {
	const usable = effects.filter(({ estimate, se }) => effectOf(estimate, se * se, Infinity) !== null);
	if (usable.length < 2) return null;
	// weights relative to the best known, so that tiny errors do not overflow when squared
	const least = Math.min(...usable.map(({ se }) => se));
	const weighted = usable.map(({ estimate, se }) => ({ estimate, weight: (least / se) ** 2 }));
	const weights = weighted.reduce((sum, { weight }) => sum + weight, 0);
	const centre = weighted.reduce((sum, { estimate, weight }) => sum + (weight / weights) * estimate, 0);
	const q = weighted.reduce((sum, { estimate, weight }) => sum + weight * ((estimate - centre) / least) ** 2, 0);
	const df = usable.length - 1;
	return {
		q,
		df,
		p: chiSquares.above(q, df),
		iSquared: q > 0 ? Math.max(0, (q - df) / q) : 0,
		pooled: { estimate: centre, se: least / Math.sqrt(weights), df: Infinity }
	};
}
