import { effectBetween } from '#lib/experiments/comparisons.ts';
import type { Measured, MetricPlan } from '#lib/experiments/gathered.ts';
import { leastOf } from '#lib/experiments/gathered.ts';
import type { Check } from '#lib/experiments/health.ts';
import { bonferroniAlpha } from '#lib/stats/bonferroni.ts';
import { LEAST_CELL } from '#lib/stats/compare.ts';
import { confidenceInterval, twoSidedP, type Effect } from '#lib/stats/effect.ts';
import { heterogeneity } from '#lib/stats/heterogeneity.ts';
import { holm } from '#lib/stats/holm.ts';
import type { Interval } from '#lib/stats/interval.ts';

/** What all readings of a part of the audience add up to, for a metric and an arm. */
export type SegmentTotal = Measured & {
	readonly metricId: number;
	readonly variantId: number;
	readonly dimension: string;
	readonly segment: string;
};

/** One segment under a treatment: its lift with the interval that holds with those of all others together, and p adjusted over them. */
export type SegmentEffect = {
	readonly segment: string;
	/** Of both arms. */
	readonly n: number;
	readonly lift: number | null;
	readonly interval: Interval | null;
	readonly adjustedP: number | null;
};

/** The segments of one dimension, like devices, of one metric. */
export type Dimension = {
	readonly metric: MetricPlan;
	readonly dimension: string;
	readonly segments: readonly SegmentEffect[];
	/** Whether the segments differ by more than chance; null with fewer than two that can be compared. */
	readonly difference: { readonly p: number; readonly iSquared: number; readonly isUneven: boolean } | null;
	/** How many the segments hold of those that the totals hold, in both arms. */
	readonly held: { readonly segments: number; readonly total: number };
};

export type SegmentInput = {
	readonly metrics: readonly MetricPlan[];
	readonly segments: readonly SegmentTotal[];
	readonly arms: readonly [control: Arm, treatment: Arm];
	/** The readings of the whole, by metric and arm. */
	readonly read: (metricId: number, armId: number) => readonly { readonly n: number }[];
};
type Arm = { readonly id: number };

const ALPHA = 0.05;
/** Looked at again and again, and after the fact: stricter than usual. */
const UNEVEN = 0.01;

/**
 * The effect in each segment. Exploration: nobody promised to look here, so all segments of a metric share one error (Bonferroni for the
 * intervals, Holm for p), and one test per dimension says whether they differ at all (Cochran 1954).
 */
export function segmentsOf(input: SegmentInput): Dimension[] {
	return input.metrics.flatMap((metric) => {
		const own = input.segments.filter(({ metricId }) => metricId === metric.id);
		const dimensions = [...Map.groupBy(own, ({ dimension }) => dimension)].map(([dimension, totals]) => ({
			dimension,
			found: effectsIn(metric, totals, input.arms)
		}));
		const effects = dimensions.flatMap(({ found }) => found.flatMap(({ effect }) => effect ?? []));
		const ps = holm(effects.map(twoSidedP));
		const pOf = new Map(effects.map((effect, at) => [effect, ps[at] ?? null]));
		const alpha = bonferroniAlpha(ALPHA, Math.max(1, effects.length));
		return dimensions.map(({ dimension, found }) => ({
			metric,
			dimension,
			segments: found.map(({ segment, n, effect }) => ({
				segment,
				n,
				lift: effect && effect.estimate,
				interval: effect && confidenceInterval(effect, alpha),
				adjustedP: effect && (pOf.get(effect) ?? null)
			})),
			difference: differenceOf(
				found.flatMap(({ effect }) => effect ?? []),
				dimensions.length
			),
			held: {
				segments: sumOf(found),
				total: input.arms.reduce((sum, { id }) => sum + sumOf(input.read(metric.id, id)), 0)
			}
		}));
	});
}

const sumOf = (of: readonly { readonly n: number }[]) => of.reduce((sum, { n }) => sum + n, 0);

type Found = { readonly segment: string; readonly n: number; readonly effect: Effect | null };

/** Large segments first. One with too few in an arm has no effect: the error would not be known. */
function effectsIn(metric: MetricPlan, totals: readonly SegmentTotal[], arms: SegmentInput['arms']): Found[] {
	return [...Map.groupBy(totals, ({ segment }) => segment)]
		.map(([segment, parts]) => {
			const [control, treatment] = arms.map(({ id }) => parts.find(({ variantId }) => variantId === id));
			const isEnough = [control, treatment].every((one) => one && leastOf([one], metric.kind) >= LEAST_CELL);
			const effect = control && treatment && isEnough ? effectBetween(metric, control, treatment) : null;
			return { segment, n: (control?.n ?? 0) + (treatment?.n ?? 0), effect };
		})
		.toSorted((one, other) => other.n - one.n || one.segment.localeCompare(other.segment));
}

function differenceOf(effects: readonly Effect[], dimensions: number): Dimension['difference'] {
	const found = heterogeneity(effects);
	return found && { p: found.p, iSquared: found.iSquared, isUneven: found.p < bonferroniAlpha(UNEVEN, dimensions) };
}

/** Whether the metric that decides does the same everywhere; null where no segment was read. */
export function unevenCheck(dimensions: readonly Dimension[]): Check | null {
	const known = { name: 'uneven', label: 'Same in every segment' } as const;
	const decides = dimensions.filter(({ metric }) => metric.role === 'primary');
	if (decides.length === 0) return null;
	const uneven = decides.filter(({ difference }) => difference?.isUneven);
	const names = uneven.map(({ dimension }) => dimension || 'segment');
	if (uneven.length > 0)
		return {
			...known,
			state: 'failed',
			says: `The effect differs by ${new Intl.ListFormat('en-GB').format(names)} by more than chance: one number for all hides that. Look at the segments, and test the one that matters by itself.`,
			limits: `it differs by ${names[0] ?? 'segment'}`
		};
	if (decides.every(({ difference }) => difference === null))
		return { ...known, state: 'unknown', says: 'Too few in the segments to compare them.', limits: null };
	return {
		...known,
		state: 'passed',
		says: 'The segments do not differ by more than chance; small ones could, and it would not show.',
		limits: null
	};
}
