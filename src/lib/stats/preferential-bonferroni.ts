/** gamma: the part of alpha that is kept for the one metric that decides; metrics counts that one too; treatments: against one control. */
export type Preference = {
	readonly treatments: number;
	readonly metrics: number;
	readonly alpha?: number;
	readonly gamma?: number;
};

/**
 * Levels for one preferred metric and each of the others, per treatment, which together keep the chance of even one false alarm under
 * alpha: a weighted Bonferroni split. `other` is null when there is no other metric; then the preferred one has all of alpha.
 * Rosenthal and Rubin 1983, Ensemble-adjusted p values; gamma as Eppo documents it. Null without a treatment or a metric, or with a
 * gamma outside 0 to 1.
 * @example preferentialBonferroni({ treatments: 2, metrics: 5 }) // { primary: 0.0125, other: 0.003125 }
 */
export function preferentialBonferroni(preference: Preference): { primary: number; other: number | null } | null {
	const { treatments, metrics, alpha = 0.05, gamma = 0.5 } = preference;
	if (!(treatments >= 1 && metrics >= 1 && gamma >= 0 && gamma <= 1)) return null;
	if (metrics === 1) return { primary: alpha / treatments, other: null };
	return {
		primary: (gamma * alpha) / treatments,
		other: ((1 - gamma) * alpha) / (treatments * (metrics - 1))
	};
}
