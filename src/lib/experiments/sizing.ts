import { countsDays, designOf, type Design as Designed } from '#lib/experiments/designs.ts';
import { plannedOf, sizedByInterval, type IntervalFormula } from '#lib/experiments/interval-sizing.ts';
import { sizeFactor } from '#lib/stats/size-factor.ts';
import { detectableFor, FORMULA, sizeFor, type Baseline, type Design, type Formula } from '#lib/stats/sizing.ts';

/**
 * What a person says about the traffic and the metric: a share as a ratio (0.05), a mean with its sd. Where days are held against days the sd
 * is that between days, correlation how much each resembles the one before, and days_before are read from before the start. Null where
 * unknown.
 */
export type SizingInputs = {
	readonly visitors_per_day: number | null;
	readonly baseline: number | null;
	readonly sd: number | null;
	readonly alpha: number;
	readonly power: number;
	readonly days_before: number | null;
	readonly correlation: number | null;
};

export const DEFAULT_INPUTS = {
	...{ visitors_per_day: null, baseline: null, sd: null, alpha: 0.05, power: 0.8 },
	...{ days_before: null, correlation: null }
} as const;

/** What the plan says: how the KPI is read, which way is better, the smallest change worth having, the split, the days. */
export type SizingCase = {
	readonly kind: 'proportion' | 'mean' | 'count';
	/** Sized as a mean whose deviation is that of y − R x, over the mean of x. */
	readonly isRatio?: boolean;
	readonly direction: 'up' | 'down';
	/** Without its sign: 0.02 is two per cent. */
	readonly minimumEffect: number | null;
	/** Weights among the variants: of the control, and of each treatment. */
	readonly weights: { readonly control: number; readonly treatments: readonly number[] };
	/** Days of the time-box, the first and the last included; null without one. */
	readonly days: number | null;
	/** When one may look and decide; looks: how many, of the rule that counts them. */
	readonly looking: { readonly rule: 'once' | 'looks' | 'always'; readonly looks: number | null };
	readonly design: Designed;
	/** What one arm is held against; of other designs it decides nothing. */
	readonly target: number | null;
	/** One number a day, and nothing of how people differ. */
	readonly isValue?: boolean;
	/** How closely one wants to know it, as a part of the target or of today's value; the smallest change worth having where nobody says. */
	readonly precision?: number | null;
};

/**
 * What a design can see. Visitors in all arms together, not rounded, or days since the start where days are what counts; changes without
 * their sign.
 */
export type Sizing = {
	readonly days: number;
	readonly visitors: number;
	/** Null where not even the largest possible change could be seen. */
	readonly detectable: number | null;
	/** For the smallest change worth having; null where none is named or no number of visitors is enough. */
	readonly needed: { readonly visitors: number; readonly days: number } | null;
	readonly isUndersized: boolean;
	readonly formula: Formula | IntervalFormula;
	/** How many times the visitors of one look the plan of looks needs. */
	readonly factor: number;
	/** The level of one comparison, where several treatments share alpha. */
	readonly level: number;
	/**
	 * Half of the interval at the end, as a part of the target or of today's value; null where chance splits, which is asked for what it can
	 * tell, and where there will be no interval yet.
	 */
	readonly halfWidth: number | null;
	/** What the wished precision takes; null as above, and where none is wished. needed: null where no number is enough. */
	readonly within: { readonly wished: number; readonly needed: Sizing['needed'] } | null;
};

/** One input that is still to come, and the field it goes into. */
export type MissingInput = { readonly field: string; readonly says: string };

/** Which numbers a design is sized by. */
export function asksFor({ design, kind, isValue = false }: Pick<SizingCase, 'design' | 'kind' | 'isValue'>) {
	const isByDay = countsDays(design) || (isValue && designOf(design).isSingle);
	return {
		visitors: !isByDay,
		baseline: !designOf(design).isSingle,
		sd: isByDay || kind === 'mean',
		correlation: isByDay,
		daysBefore: countsDays(design)
	};
}

/** What a sizing still needs, in the order of the form. */
export function missingInputs(inputs: SizingInputs, plan: SizingCase | null): readonly MissingInput[] {
	const asked = plan ? asksFor(plan) : { visitors: true, baseline: true, sd: false, daysBefore: false };
	const isSingle = plan !== null && designOf(plan.design).isSingle;
	const needs: readonly (MissingInput & { readonly isMissing: boolean })[] = [
		{ field: 'primary_kpi_id', says: 'the KPI that decides', isMissing: plan === null },
		{ field: 'variants.1.name', says: 'a treatment', isMissing: plan?.weights.treatments.length === 0 },
		{ field: 'primary_target', says: 'the target', isMissing: isSingle && plan.target === null },
		{
			field: 'visitors_per_day',
			says: `the ${plan?.design === 'survey' ? 'answers' : 'visitors'} per day`,
			isMissing: asked.visitors && inputs.visitors_per_day === null
		},
		{ field: 'baseline', says: 'the value today', isMissing: asked.baseline && inputs.baseline === null },
		{
			field: 'sd',
			says: plan && asksFor(plan).correlation ? 'the standard deviation from day to day' : 'the standard deviation',
			isMissing: asked.sd && inputs.sd === null
		},
		{
			field: 'days_before',
			says: 'the days before the start',
			isMissing: asked.daysBefore && inputs.days_before === null
		},
		{ field: 'ends_on', says: 'the last day of the time-box', isMissing: plan !== null && plan.days === null }
	];
	return needs.filter(({ isMissing }) => isMissing).map(({ field, says }) => ({ field, says }));
}

/**
 * What a plan can see in its time-box, and what its smallest change worth having needs. Of several treatments the one that is
 * shown least decides. Null while an input is missing or is no such value (a share of 1 or more).
 */
export function sizingOf(inputs: SizingInputs, plan: SizingCase): Sizing | null {
	if (!designOf(plan.design).takesMany) return sizedByInterval(inputs, plan, plannedOf(inputs, plan));
	return sizedWith(inputs, plan, factorOf(inputs, plan));
}

function sizedWith(inputs: SizingInputs, plan: SizingCase, factor: number): Sizing | null {
	const baseline = baselineOf(inputs, plan.kind);
	const { visitors_per_day: perDay } = inputs;
	if (!baseline || !(perDay !== null && perDay > 0) || !(plan.days !== null && plan.days > 0)) return null;
	const { design, scale } = armsOf(inputs, plan, factor);
	if (!(scale > 0)) return null;
	const visitors = perDay * plan.days;
	const total = plan.minimumEffect === null ? null : totalFor(baseline, plan, design);
	const needed = total === null ? null : { visitors: total / scale, days: total / scale / perDay };
	const tuning = plannedSample({ ...inputs, days: plan.days, needed: needed?.visitors ?? null }) ?? visitors;
	const isTunedBefore = plan.looking.rule === 'always' && tuning < visitors;
	const atEnd = isTunedBefore ? { ...design, factor: factorOf(inputs, plan, tuning / visitors) } : design;
	const found = detectableFor(baseline, visitors * scale, atEnd);
	const detectable = found === null ? null : Math.abs(found);
	return {
		days: plan.days,
		visitors,
		detectable,
		needed,
		isUndersized: detectable === null || (plan.minimumEffect !== null && detectable > plan.minimumEffect),
		formula: FORMULA[baseline.kind],
		factor,
		level: levelOf(inputs, plan),
		halfWidth: null,
		within: null
	};
}

/** What each number of days could see, for the curve; without its sign, null while nothing can be. */
export function sizingByDay(
	inputs: SizingInputs,
	plan: SizingCase,
	days: readonly number[]
): readonly Pick<Sizing, 'days' | 'visitors' | 'detectable' | 'halfWidth'>[] {
	const sized = sizer(inputs, plan);
	return days.flatMap((day) => sized(day) ?? []);
}

/** What costs the same for every number of days is worked out once. */
function sizer(inputs: SizingInputs, plan: SizingCase): (days: number) => Sizing | null {
	if (designOf(plan.design).takesMany) {
		const factor = factorOf(inputs, plan);
		return (days) => sizedWith(inputs, { ...plan, days }, factor);
	}
	const planned = plannedOf(inputs, plan);
	// what is needed does not depend on the days
	return (days) => sizedByInterval(inputs, { ...plan, days, minimumEffect: null, precision: null }, planned);
}

/** The days worth drawing: to twice the time-box, or to where the smallest change worth having is seen, half a year at most. */
export function daysToDraw({ days, needed }: Pick<Sizing, 'days' | 'needed'>): readonly number[] {
	const wanted = Math.max(2 * days, 1.2 * (needed?.days ?? 0), 14);
	const last = Math.max(days, Math.min(Math.ceil(wanted), 182));
	const step = Math.max(1, Math.round(last / 60));
	const spaced = Array.from({ length: Math.floor(last / step) }, (_, index) => (index + 1) * step);
	return [...new Set([...spaced, days, last])].sort((one, other) => one - other);
}

/** As the analysis will judge it: by the lift. */
function baselineOf({ baseline, sd }: SizingInputs, kind: SizingCase['kind']): Baseline | null {
	if (baseline === null || !(baseline > 0)) return null;
	if (kind === 'proportion') return baseline < 1 ? { kind: 'share-lift', share: baseline } : null;
	if (kind === 'count') return { kind, rate: baseline };
	return sd !== null && sd > 0 ? { kind, mean: baseline, sd } : null;
}

/** Every treatment as if shown as rarely as the rarest; scale: what one visitor counts for in that even design. */
function armsOf({ alpha, power }: SizingInputs, plan: SizingCase, factor: number): { design: Design; scale: number } {
	const { control, treatments } = plan.weights;
	const count = treatments.length;
	const ratio = Math.min(...treatments) / control;
	const all = treatments.reduce((sum, weight) => sum + weight, control);
	return {
		design: { treatments: count, ratio, alpha, power, factor, towards: plan.direction },
		scale: count === 0 ? 0 : (control / all) * (1 + count * ratio)
	};
}

/** Alpha of one comparison: several treatments share it. */
function levelOf({ alpha }: SizingInputs, { weights }: SizingCase): number {
	return alpha / Math.max(1, weights.treatments.length);
}

/**
 * Visitors of all arms at which the always-valid interval of a plan is tightest, as sizing and analysis both have it: those that the
 * smallest change worth having needs, or all that the time-box brings where they are fewer. Null where neither is known.
 */
export function plannedSample(
	sized: Pick<SizingInputs, 'visitors_per_day'> & { readonly days: number | null; readonly needed: number | null }
): number | null {
	const { visitors_per_day: perDay, days, needed } = sized;
	const brought = perDay !== null && days !== null ? perDay * days : null;
	const known = [brought, needed].flatMap((one) => (one !== null && one > 0 ? [one] : []));
	return known.length === 0 ? null : Math.min(...known);
}

/** How many of the visitors that were planned for all arms come to two of them. */
export function sampleOfPair(
	planned: number,
	arms: readonly { readonly weight?: number | undefined }[],
	pair: typeof arms
): number {
	const weightOf = (some: typeof arms) => some.reduce((sum, { weight = 1 }) => sum + weight, 0);
	return (planned * weightOf(pair)) / weightOf(arms);
}

function factorOf(inputs: SizingInputs, plan: SizingCase, tunedAt = 1): number {
	const { rule, looks } = plan.looking;
	const promised = rule === 'looks' ? ({ rule, looks: looks ?? 2, spending: 'obrien-fleming' } as const) : { rule };
	return sizeFactor(promised, { power: inputs.power, alpha: levelOf(inputs, plan), tunedAt });
}

function totalFor(baseline: Baseline, { minimumEffect, direction }: SizingCase, design: Design): number | null {
	if (minimumEffect === null) return null;
	const size = sizeFor(baseline, direction === 'down' ? -minimumEffect : minimumEffect, design);
	return size && Number.isFinite(size.total) && size.total > 0 ? size.total : null;
}
