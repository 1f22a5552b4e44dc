import { countsDays } from '#lib/experiments/designs.ts';
import { ENOUGH_DAYS } from '#lib/experiments/enough-days.ts';
import type { Looking } from '#lib/experiments/look-plans.ts';
import type { Sizing, SizingCase, SizingInputs } from '#lib/experiments/sizing.ts';
import { SETTLED } from '#lib/stats/compare.ts';
import { detectableBy, neededFor, neededWithin, type IntervalPlan } from '#lib/stats/interval-plan.ts';
import type { LookPlan } from '#lib/stats/look-plan.ts';
import { meanAgainstTargetPlan, rateAgainstTargetPlan, shareAgainstTargetPlan } from '#lib/stats/one-arm-plans.ts';
import { beforeAfterPlan, daysAgainstTargetPlan, regionsPlan } from '#lib/stats/series-plans.ts';

/** The formula of a design that chance does not split; its name stands beside the number. */
export type IntervalFormula =
	'exact-share' | 'share-error' | 't-mean' | 'score-rate' | 'rate-error' | 't-days' | 'welch-days' | 'did-days';

/**
 * The interval that the result will give, as a plan. scale: what a relative change of 1 is in its unit; perDay: how many of what it counts,
 * answers or days, a day brings.
 */
export type Planned = {
	readonly interval: IntervalPlan;
	readonly formula: IntervalFormula;
	readonly scale: number;
	readonly perDay: number;
};

/** What a design without chance in the split can tell: one arm against its target, or days against days. Null while an input is missing. */
export function sizedByInterval({ power }: SizingInputs, plan: SizingCase, planned: Planned | null): Sizing | null {
	const { days, minimumEffect, precision } = plan;
	if (!planned || !(days !== null && days > 0)) return null;
	const { interval, scale, perDay, formula } = planned;
	const n = perDay * days;
	const found = detectableBy(interval, { n, power });
	const detectable = found === null ? null : found / scale;
	const half = interval.halfWidthAt(n) / scale;
	const wished = precision ?? minimumEffect;
	const asNeeded = (needed: number | null) =>
		needed !== null && Number.isFinite(needed) ? { visitors: needed, days: needed / perDay } : null;
	return {
		days,
		visitors: n,
		detectable,
		needed: minimumEffect === null ? null : asNeeded(neededFor(interval, { effect: minimumEffect * scale, power })),
		isUndersized: detectable === null || (minimumEffect !== null && detectable > minimumEffect),
		formula,
		factor: 1,
		level: 0.05,
		halfWidth: Number.isFinite(half) ? half : null,
		within: wished === null ? null : { wished, needed: asNeeded(neededWithin(interval, wished * scale)) }
	};
}

/** The plan of looks as statistics knows it. */
export function lookPlan({ rule, looks }: Looking): LookPlan {
	return rule === 'looks' ? { rule, looks: looks ?? 2, spending: 'obrien-fleming' } : { rule };
}

/** The interval that will be read, from what is known today; null where that is not enough or no such value. */
export function plannedOf(inputs: SizingInputs, plan: SizingCase): Planned | null {
	if (countsDays(plan.design)) return ofDays(inputs, plan);
	return plan.isValue ? ofValues(inputs, plan) : ofOneArm(inputs, plan);
}

function ofOneArm({ visitors_per_day: perDay, sd, alpha, power }: SizingInputs, plan: SizingCase): Planned | null {
	const { target, kind, direction: towards, looking } = plan;
	if (!(perDay !== null && perDay > 0) || target === null) return null;
	const arm = { target, plan: lookPlan(looking), alpha, power, towards };
	const isOnce = looking.rule === 'once';
	const found =
		kind === 'proportion'
			? ({ interval: shareAgainstTargetPlan(arm), formula: isOnce ? 'exact-share' : 'share-error' } as const)
			: kind === 'count'
				? ({ interval: rateAgainstTargetPlan(arm), formula: isOnce ? 'score-rate' : 'rate-error' } as const)
				: ({ interval: sd === null ? null : meanAgainstTargetPlan({ ...arm, sd }), formula: 't-mean' } as const);
	const { interval, formula } = found;
	return interval && { interval, formula, scale: target, perDay };
}

/** A single value a day has no error before two weeks of them are in. */
const OF_VALUES = { side: ENOUGH_DAYS, looked: SETTLED, worth: 7 };

function ofValues({ sd, correlation, alpha, power }: SizingInputs, plan: SizingCase): Planned | null {
	const { target, direction: towards, looking } = plan;
	if (target === null || sd === null) return null;
	const days = { mean: target, sd, correlation: correlation ?? 0, plan: lookPlan(looking), alpha, power, towards };
	const interval = daysAgainstTargetPlan(days, OF_VALUES);
	return interval && { interval, formula: 't-days', scale: 1, perDay: 1 };
}

function ofDays(inputs: SizingInputs, plan: SizingCase): Planned | null {
	const { baseline, sd, correlation, days_before: before, alpha, power } = inputs;
	const { design, direction: towards, looking, isValue } = plan;
	if (baseline === null || sd === null || before === null) return null;
	const days = { mean: baseline, sd, correlation: correlation ?? 0, before };
	const asked = { ...days, plan: lookPlan(looking), alpha, power, towards };
	const fewest = isValue ? OF_VALUES : undefined;
	const interval = design === 'regions' ? regionsPlan(asked, fewest) : beforeAfterPlan(asked, fewest);
	const formula = design === 'regions' ? 'did-days' : 'welch-days';
	return interval && { interval, formula, scale: 1, perDay: 1 };
}
