import { groupBy, type Score } from '#lib/stats/judge-scores.ts';
import { spearman } from '#lib/stats/ranks.ts';

/** rho: -1 to 1; pairs: of how many pairs of judges it is the mean. */
export type RankAgreement = { readonly rho: number; readonly pairs: number };

/**
 * How far judges agree on the order of what two of them both scored: the mean of Spearman's correlations over all pairs of judges with at least two projects
 * in common. One from n projects has the variance 1 / (n - 1) where there is no agreement (Kendall 1948, Rank correlation methods), so it
 * counts n - 1 times. Where every judge scored every project without ties it is (m W - 1) / (m - 1) of Kendall's W and m judges. Null where no
 * two judges order anything in common.
 */
export function rankAgreement(scores: readonly Score[]): RankAgreement | null {
	const judges = [...groupBy(scores, 'judge').values()].map(
		(given) => new Map(given.map(({ project, value }) => [project, value]))
	);
	let [sum, weight, pairs] = [0, 0, 0];
	for (const [at, one] of judges.entries())
		for (const other of judges.slice(at + 1)) {
			const common = [...one].flatMap(([project, value]) => {
				const theirs = other.get(project);
				return theirs === undefined ? [] : [[value, theirs] as const];
			});
			const rho = spearman(common);
			if (rho === null) continue;
			sum += rho * (common.length - 1);
			weight += common.length - 1;
			pairs++;
		}
	return pairs > 0 ? { rho: sum / weight, pairs } : null;
}
