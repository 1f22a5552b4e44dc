import { countsDays, designOf, type Design } from '#lib/experiments/designs.ts';
import { gather, meanOf, type Gathered, type MetricPlan } from '#lib/experiments/gathered.ts';
import { lookPlan } from '#lib/experiments/interval-sizing.ts';
import type { Looking } from '#lib/experiments/look-plans.ts';
import type { MetricResult, Pair } from '#lib/experiments/metric-results.ts';
import { effectiveSize } from '#lib/stats/effective-size.ts';
import type { LookPlan } from '#lib/stats/look-plan.ts';
import type { IntervalPlan } from '#lib/stats/interval-plan.ts';
import { meanFromValues } from '#lib/stats/mean.ts';
import { meanAgainstTargetPlan, rateAgainstTargetPlan, shareAgainstTargetPlan } from '#lib/stats/one-arm-plans.ts';
import { beforeAfterPlan, daysAgainstTargetPlan, regionsPlan } from '#lib/stats/series-plans.ts';

/**
 * How the interval that decides will narrow: half of it, as a lift, at so many answers or days since the start. n: how many are in; perDay:
 * how many a day brings, null where that is seen from the days that were read.
 */
export type Foreseen = {
	readonly halfWidthAt: (n: number) => number;
	readonly n: number;
	readonly perDay: number | null;
};

type Read = {
	readonly design: Design;
	readonly looking: Looking;
	readonly pair: Pair;
	readonly startsOn: string;
	readonly primary: Pick<MetricResult, 'metric' | 'alpha' | 'comparison'>;
	/** How many days a reading stands for. */
	readonly daysAPoint: number;
};

/**
 * By the plans that a design without chance in its split is sized by, from what was measured instead of what was expected: where both are the
 * same, sizing and result say the same. Its scale is that of the interval that is shown. Null where chance splits, and while too little is known.
 */
export function foreseenOf({ design, looking, pair, startsOn, primary, daysAPoint }: Read): Foreseen | null {
	if (designOf(design).takesMany) return null;
	const { metric, alpha, comparison } = primary;
	const [control, treatment] = [pair.control, pair.treatment].map((arm) => gather(arm, startsOn, metric.kind));
	if (!control || !treatment || !comparison?.liftInterval) return null;
	const seen = { design, metric, control, treatment };
	const planBy = (plan: LookPlan) => planOf(seen, { plan, alpha });
	const [once, found] = [planBy({ rule: 'once' }), planBy(lookPlan(looking))];
	const countsPeople = designOf(design).isSingle && metric.kind !== 'value';
	const n = countsPeople ? (treatment.total?.n ?? 0) : treatment.since.length;
	if (!once || !found || !(n > 0)) return null;
	const [low, high] = comparison.liftInterval;
	// what was measured before and since may differ in spread, which plans do not
	const scale = (high - low) / 2 / once.halfWidthAt(n);
	if (!(scale > 0) || !Number.isFinite(scale)) return null;
	return { halfWidthAt: (at) => found.halfWidthAt(at) * scale, n, perDay: countsPeople ? null : 1 / daysAPoint };
}

type Seen = {
	readonly design: Design;
	readonly metric: MetricPlan;
	readonly control: Gathered;
	readonly treatment: Gathered;
};
type By = { readonly plan: LookPlan; readonly alpha: number };

function planOf({ design, metric, control, treatment }: Seen, by: By): IntervalPlan | null {
	if (countsDays(design)) {
		const before = design === 'regions' ? treatment.before : control.before;
		const days = { ...daysOf(before), before: before.length, ...by };
		return design === 'regions' ? regionsPlan(days) : beforeAfterPlan(days);
	}
	if (metric.kind === 'value') return daysAgainstTargetPlan({ ...daysOf(treatment.since), ...by });
	const { total } = treatment;
	if (!total || !(total.n > 0)) return null;
	if (total.successes === null) {
		const mean = meanOf(total, metric.kind);
		return mean && meanAgainstTargetPlan({ target: Math.abs(mean.mean), sd: mean.sd, ...by });
	}
	const rate = total.successes / total.n;
	return metric.kind === 'count'
		? rateAgainstTargetPlan({ target: rate, ...by })
		: shareAgainstTargetPlan({ target: rate, ...by });
}

/** How days in a row are: their mean and spread, and how much neighbours resemble each other as far as it counts. */
function daysOf(values: readonly number[]) {
	const { n, mean, sd } = meanFromValues(values);
	const worth = effectiveSize(values);
	return { mean, sd, correlation: n + worth > 0 ? (n - worth) / (n + worth) : 0 };
}
