import { compareArms, type ComparedBy } from '#lib/experiments/comparisons.ts';
import { asBivariate, type Gathered } from '#lib/experiments/gathered.ts';
import type { Comparison } from '#lib/stats/compare.ts';
import { cuped } from '#lib/stats/cuped.ts';

/** An average with and without what its people did before the start taken out. The registered one of the two is what counts. */
export type Adjustment = {
	readonly isRegistered: boolean;
	readonly raw: Comparison | null;
	/** Null where a reading lacks what was before: then nothing can be taken out. */
	readonly adjusted: Comparison | null;
	/** Part of control's variance that what was before explains; below 0 if it harmed. */
	readonly varianceReduction: number | null;
};

/** Null without chance in the split, for what is no average, and where nobody planned or entered what was before. */
export function adjustmentOf(by: ComparedBy, control: Gathered, treatment: Gathered): Adjustment | null {
	const { design, metric } = by;
	if (design !== 'ab_test' || metric.kind !== 'mean') return null;
	const isRegistered = metric.isAdjusted === true;
	const [c, t] = [control.total && asBivariate(control.total), treatment.total && asBivariate(treatment.total)];
	const found = c && t ? cuped(c, t) : null;
	if (!isRegistered && !found) return null;
	const comparedBy = (isAdjusted: boolean) =>
		compareArms({ ...by, metric: { ...metric, isAdjusted } }, control, treatment)?.comparison ?? null;
	return {
		isRegistered,
		raw: comparedBy(false),
		adjusted: found && comparedBy(true),
		varianceReduction: found && found.varianceReduction
	};
}
