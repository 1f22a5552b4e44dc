import { believe, believeBeside, type Believed, type When } from '#lib/experiments/believable.ts';
import { adjustmentOf, type Adjustment } from '#lib/experiments/adjustment.ts';
import { compareArms, type Compared, type ComparedBy } from '#lib/experiments/comparisons.ts';
import { keepsOwnDifference } from '#lib/experiments/series.ts';
import type { Design } from '#lib/experiments/designs.ts';
import type { Direction } from '#lib/experiments/evidence.ts';
import { inUnitOf, type InUnit } from '#lib/experiments/inUnit.ts';
import { gather, type MetricPlan, type Reading } from '#lib/experiments/gathered.ts';
import type { Beta } from '#lib/stats/beta-binomial.ts';
import { bonferroniAlpha } from '#lib/stats/bonferroni.ts';
import type { Comparison } from '#lib/stats/compare.ts';
import { DEFAULT_TUNING, confidenceSequence } from '#lib/stats/confidence-sequence.ts';
import type { Effect } from '#lib/stats/effect.ts';
import { holm } from '#lib/stats/holm.ts';
import { shareBelief } from '#lib/stats/share-belief.ts';
import { nonInferiority, type Verdict } from '#lib/stats/non-inferiority.ts';

/** Error that each family may spend: the metric that decides over all treatments, the secondary ones over all treatments. */
export const ALPHA = 0.05;

/** What is known of one metric under one treatment. Lifts are as measured: a fall is negative, good or not. */
export type MetricResult = {
	readonly metric: MetricPlan;
	readonly comparison: Comparison | null;
	readonly effect: Effect | null;
	/** Visitors or days of all arms that the comparison rests on. */
	readonly units: number;
	/** Units at which the always-valid interval is tightest. */
	readonly tuning: number;
	/** Level of the intervals. */
	readonly alpha: number;
	readonly believed: Believed;
	/** The same in its own unit: level of each arm, and the difference. */
	readonly inUnit: InUnit;
	/** Of a share against its target: the law that chance and losses are of; null where that is the one of the effect. */
	readonly shareLaw: Beta | null;
	/** Probability that the treatment is better, whichever way is good; of the family of the one-look interval. */
	readonly chanceBetter: number | null;
	/** What is lost on average, in units of lift, by choosing the one although the other is better. */
	readonly loss: { readonly choosingTreatment: number; readonly choosingControl: number } | null;
	/** Of a secondary metric, adjusted over its family by Holm; null while the plan allows no claim. */
	readonly adjustedP: number | null;
	/** Of regions without days from before: the effect holds what they differed by anyway. */
	readonly keepsOwnDifference: boolean;
	/** Of an average for which it is known what its people did before; null elsewhere. */
	readonly adjustment: Adjustment | null;
	/** Of a guardrail: whether a loss over its margin is ruled out. */
	readonly verdict: Verdict | null;
	/** The plan allows no claim yet, but the interval that holds at any look says that the margin is broken. */
	readonly isAlarm: boolean;
};

export type Pair = { readonly control: readonly Reading[]; readonly treatment: readonly Reading[] };
export type Setting = When & {
	readonly design: Design;
	readonly treatments: number;
	readonly secondaries: number;
	/** Visitors of control and this treatment that were planned, where they were; for the metric that decides, which was sized. */
	readonly tuning?: number | undefined;
};

/** What is known of a metric, before the family of its role is looked at. */
export function metricResult(metric: MetricPlan, pair: Pair, setting: Setting): MetricResult {
	const tuning = metric.role === 'primary' ? setting.tuning : undefined;
	const by: ComparedBy = { design: setting.design, metric, alpha: alphaOf(metric, setting), tuning };
	const { startsOn } = setting;
	const { kind } = metric;
	const arms = [gather(pair.control, startsOn, kind), gather(pair.treatment, startsOn, kind)] as const;
	const now = compareArms(by, ...arms);
	const isOwn = keepsOwnDifference(by.design, ...arms);
	const believed =
		metric.role === 'primary' ? believe(now, setting, { ...pair, by }) : believeBeside(now, { ...setting, by });
	const comparison = now && { ...now.comparison, expectedLoss: lossesOf(now, metric) };
	return {
		metric,
		comparison,
		effect: now?.effect ?? null,
		shareLaw: now?.shareLaw ?? null,
		units: now?.units ?? 0,
		tuning: now?.tuning ?? DEFAULT_TUNING,
		alpha: by.alpha,
		believed,
		inUnit: inUnitOf(by, now, arms),
		chanceBetter: chanceBetter(comparison, metric.direction),
		loss: lossOf(comparison, metric.direction),
		adjustedP: null,
		adjustment: adjustmentOf(by, ...arms),
		keepsOwnDifference: isOwn,
		// a difference that was always there breaks no margin and holds none
		...(isOwn && metric.role === 'guardrail' ? UNKNOWN : guarded(metric, believed, now))
	};
}

/**
 * Bonferroni over treatments on the metric that decides; over treatments and metrics among the secondary ones, so that all their intervals
 * hold together. Guardrails need none: every one of them must hold, and the chance that all do by mistake is under that of one.
 */
export function alphaOf(
	{ role }: Pick<MetricPlan, 'role'>,
	{ treatments, secondaries }: Pick<Setting, 'treatments' | 'secondaries'>
): number {
	if (role === 'guardrail') return ALPHA;
	return bonferroniAlpha(ALPHA, role === 'primary' ? treatments : treatments * secondaries);
}

/** Secondary results of all treatments, their p adjusted together by Holm. Those that cannot be claimed yet stay out, and count. */
export function adjusted(results: readonly MetricResult[]): MetricResult[] {
	const ps = results.map((result) => claimableP(result));
	const all = holm(ps.map((p) => p ?? 1));
	return results.map((result, at) => ({ ...result, adjustedP: ps[at] === null ? null : (all[at] ?? null) }));
}

/** p of the same kind as the interval that may be believed. */
function claimableP({
	believed,
	comparison,
	effect,
	units,
	tuning,
	keepsOwnDifference: isOwn
}: MetricResult): number | null {
	if (believed.interval === null || !comparison || isOwn) return null;
	if (believed.basis === 'once') return comparison.p;
	return effect && units > 0 ? confidenceSequence(effect, { n: units, tuning }).p : null;
}

const UNKNOWN = { verdict: 'unknown', isAlarm: false } as const;

function guarded(
	metric: MetricPlan,
	{ basis, interval: ofLift, inUnit }: Believed,
	now: Compared | null
): Pick<MetricResult, 'verdict' | 'isAlarm'> {
	if (metric.role !== 'guardrail') return { verdict: null, isAlarm: false };
	const interval = ofLift ?? inUnit?.liftBounds ?? null;
	const promise = { margin: metric.minimumEffect, better: metric.direction };
	if (basis !== 'none') return { verdict: nonInferiority(interval, promise), isAlarm: false };
	// harm must be seen before the end; that it holds waits for the look that was promised
	const isAlarm = nonInferiority(now?.comparison.alwaysValidInterval ?? null, promise) === 'breached';
	return { verdict: isAlarm ? 'breached' : 'unknown', isAlarm };
}

function chanceBetter(comparison: Comparison | null, better: Direction): number | null {
	const higher = comparison?.chanceToBeat ?? null;
	return higher === null ? null : better === 'up' ? higher : 1 - higher;
}

/** Of a share against its target by the law of the share, of which its chance is too. */
function lossesOf({ comparison, shareLaw: law }: Compared, { target }: MetricPlan): Comparison['expectedLoss'] {
	return law && target ? shareBelief(law, target).losses : comparison.expectedLoss;
}

/** Losses as they feel: where less is better the higher one is the loss. */
function lossOf(comparison: Comparison | null, better: Direction): MetricResult['loss'] {
	const loss = comparison?.expectedLoss ?? null;
	if (!loss || better === 'up') return loss;
	return { choosingTreatment: loss.choosingControl, choosingControl: loss.choosingTreatment };
}
