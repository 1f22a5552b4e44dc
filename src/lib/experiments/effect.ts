import { compareArms, type Compared } from '#lib/experiments/comparisons.ts';
import { designOf, type Design } from '#lib/experiments/designs.ts';
import { secondOf } from '#lib/experiments/gathered.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';
import { interimDays, isStoppedAtLook, type Cut, type Looking } from '#lib/experiments/look-plans.ts';
import { keepsOwnDifference } from '#lib/experiments/series.ts';
import { sampleOfPair } from '#lib/experiments/sizing.ts';
import type { Arm } from '#lib/experiments/totals.ts';
import { bonferroniAlpha } from '#lib/stats/bonferroni.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { look } from '#lib/stats/look-plan.ts';
import { keeper } from '#lib/ui/kept.ts';

/** What a treatment does to the primary metric, relative to control: 0.05 is five per cent more. */
export type Effect = {
	readonly treatment: string;
	readonly kpi: string;
	/** Which way is good. The lift is as measured, whichever way that is. */
	readonly direction: 'up' | 'down';
	readonly lift: number;
	/** With 95 per cent confidence; a bound may be infinite. */
	readonly interval: readonly [low: number, high: number];
	/** The interval leaves out zero, and the plan lets it be believed today. */
	readonly isCertain: boolean;
	/** The lift goes the way that is good. */
	readonly isGain: boolean;
};

/**
 * isOver: the time-box is. wasMoved: it is another one than was registered, so that looks fell that were not promised. Without a plan
 * people may have looked whenever they liked. cut: how its first time-box was cut short; at a promised look, that look holds.
 */
export type EffectOptions = {
	readonly cut?: EarlyCut | null | undefined;
	readonly isOver: boolean;
	readonly wasMoved?: boolean;
	readonly looking?: Looking;
	readonly design?: Design;
};

/** The days of a time-box that was never extended and then stopped early. */
export type EarlyCut = Pick<Cut, 'startsOn' | 'endsOn' | 'plannedEnd'>;

/** Error that the metric that decides may spend over all treatments. */
const ALPHA = 0.05;

/**
 * The effect of the treatment that does best so far, from the totals of one experiment's primary metric. Null while
 * there is nothing to compare: no control, no treatment, too few values, or a control at zero. Regions are
 * compared by their days, which are in their totals.
 */
export function effectOf(totals: readonly Arm[], options: EffectOptions): Effect | null {
	const { design = 'ab_test' } = options;
	const control = totals.find((arm) => arm.is_control) ?? null;
	if (!control && !designOf(design).isSingle) return null;
	const treatments = totals.filter((arm) => !arm.is_control);
	const alpha = bonferroniAlpha(ALPHA, treatments.length);
	const effects = treatments.map((arm) =>
		effectOn({ control, arm, alpha, tuning: tuningOf(totals, [control, arm], design) }, options)
	);
	return effects.reduce((best, next) => (best && (!next || gain(next) <= gain(best)) ? best : next), null);
}

type Held = {
	readonly control: Arm | null;
	readonly arm: Arm;
	readonly alpha: number;
	readonly tuning: number | undefined;
};

/** Where the interval that holds at any look is tightest: at the registered sample of the two arms, as on the experiment's page. */
function tuningOf(totals: readonly Arm[], pair: readonly (Arm | null)[], design: Design): number | undefined {
	const planned = totals[0]?.planned ?? undefined;
	if (planned === undefined || !designOf(design).takesMany) return undefined;
	return sampleOfPair(
		planned,
		totals,
		pair.flatMap((arm) => arm ?? [])
	);
}

function effectOn({ control, arm, alpha, tuning }: Held, options: EffectOptions): Effect | null {
	const { design = 'ab_test' } = options;
	// totals carry what an average was before only where the plan adjusts by it, and days only of regions
	const metric = { ...METRIC, kind: arm.kind, target: arm.target, isAdjusted: true };
	const of = (total: Arm | null) => ({
		total: total && { ...total, second: secondOf(total.second ?? {}) },
		before: [],
		since: [],
		days: [],
		...total?.region_days
	});
	const [held, treatment] = [of(control), of(arm)];
	// days are not in the totals: before and after is drawn from what was counted, and never as certain
	const pooled = design === 'before_after' ? 'ab_test' : design;
	const compared = compareArms({ design: pooled, metric, alpha, tuning }, held, treatment);
	const lift = compared?.comparison.lift ?? null;
	if (!compared || lift === null) return null;
	const claimed = claimOf(compared, { ...options, alpha });
	const isOwn = keepsOwnDifference(design, held, treatment);
	// what is drawn while nothing may be claimed is never certain
	const interval = claimed ?? compared.comparison.alwaysValidInterval ?? compared.comparison.liftInterval;
	if (!interval) return null;
	return {
		treatment: arm.name,
		kpi: arm.kpi,
		direction: arm.direction,
		lift,
		interval,
		isCertain: claimed !== null && design !== 'before_after' && !isOwn && (interval[0] > 0 || interval[1] < 0),
		isGain: arm.direction === 'up' ? lift > 0 : lift < 0
	};
}

/** What totals do not say about a metric does not matter to how far it moved. */
const METRIC = { id: 0, role: 'primary', name: '', direction: 'up', minimumEffect: 0 } as const;

/** The interval that the registered plan lets one believe, as far as totals can tell it; null while it allows none. */
function claimOf(
	{ comparison, effect }: Compared,
	{
		looking = { rule: 'always', looks: null },
		wasMoved = false,
		cut,
		isOver,
		alpha
	}: EffectOptions & { readonly alpha: number }
): Interval | null {
	const at = cut && isStoppedAtLook(looking, { ...cut, stoppedFrom: cut.plannedEnd }) ? cut : null;
	if (looking.rule === 'always' || (wasMoved && !at)) return comparison.alwaysValidInterval;
	if (!isOver) return null;
	if (looking.rule === 'once') return comparison.liftInterval;
	if (!effect || !comparison.alwaysValidInterval) return null;
	const reach = reachOfLooks(at ? fractionsUpTo(looking, at) : evenly(looking.looks ?? 2), alpha) * effect.se;
	return [effect.estimate - reach, effect.estimate + reach];
}

// a board asks this for every card, and working it out takes longer than all else on one
const reaches = keeper<number>();

/** The parts of a time-box after which so many looks fall, the last one at its end. */
const evenly = (looks: number) => Array.from({ length: looks }, (_, at) => (at + 1) / looks);

/** The same up to the look at which it was cut, by the days of the looks. */
function fractionsUpTo(looking: Looking, { startsOn, endsOn, plannedEnd }: EarlyCut): readonly number[] {
	const length = daysBetween(startsOn, plannedEnd) + 1;
	return interimDays(looking, { startsOn, endsOn: plannedEnd })
		.filter((day) => day <= endsOn)
		.map((day) => (daysBetween(startsOn, day) + 1) / length);
}

/** How many errors wide the last of these looks is, as if visitors had come evenly: totals do not know the days they came on. */
function reachOfLooks(fractions: readonly number[], alpha: number): number {
	return reaches(`${fractions.join()} ${alpha}`, () => {
		const plan = { rule: 'looks', looks: fractions.length, spending: 'obrien-fleming' } as const;
		const now = fractions.at(-1) ?? 1;
		const at = { seen: [...fractions], fractions: [...fractions], planned: now, isLast: now === 1, alpha };
		return look({ estimate: 0, se: 1, df: Infinity }, plan, at).interval?.[1] ?? Infinity;
	});
}

function gain({ lift, direction }: Effect): number {
	return direction === 'up' ? lift : -lift;
}

/**
 * Half of the axis that a list of effects is drawn on, in per cent: wide enough for four in five intervals, so that one
 * wild effect does not flatten the others. What lies outside is drawn as cut off.
 */
export function sharedReach(effects: readonly (Effect | null)[]): number {
	const reaches = effects.flatMap((effect) => (effect ? [Math.max(...effect.interval.map(Math.abs))] : []));
	const ordered = reaches.filter(Number.isFinite).toSorted((a, b) => a - b);
	return (ordered[Math.ceil(ordered.length * 0.8) - 1] ?? 0) * 100;
}

/** How many were measured in all arms together. */
export function sampleOf(totals: readonly Arm[]): number {
	return totals.reduce((sum, { n }) => sum + n, 0);
}
