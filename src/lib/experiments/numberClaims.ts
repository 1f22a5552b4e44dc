import type { Criterion } from '#lib/experiments/criteria.schema.ts';
import { valueInWords } from '#lib/experiments/criteria.ts';
import { designOf, type Design } from '#lib/experiments/designs.ts';
import type { Metric } from '#lib/experiments/experiment.schema.ts';

/** A KPI of a plan, as far as its numbers can contradict each other. Of a share all are ratios. */
export type Measured = Pick<Metric, 'kpi_id' | 'name' | 'kind' | 'unit' | 'direction'> & {
	/** What it is held against where there is no control. */
	readonly target: number | null;
	/** What control shows now, as far as the plan says it. */
	readonly today: number | null;
	/** Of a guardrail: the relative loss that is still bearable. */
	readonly bearable: number | null;
};

/** A number from which on a plan is a success or stops. */
export type NumberClaim = Pick<Criterion, 'kind' | 'measure' | 'comparison' | 'value' | 'judged_from'> & {
	/** The field where it is typed. */
	readonly field: string;
	readonly is_threshold: boolean;
	readonly metric: Measured;
};

/** What a plan says in numbers, as it is saved. */
export type Numbered = {
	readonly design: Design;
	readonly success_threshold: number | null;
	readonly metrics: readonly (Pick<Metric, 'role' | 'kpi_id' | 'minimum_effect' | 'target'> & Partial<Metric>)[];
	readonly criteria?: readonly (Pick<Criterion, 'kind'> & Partial<Criterion>)[];
	readonly sizing?: { readonly baseline: number | null } | null;
};

/** The criteria of a saved plan that are numbers, the success threshold among them. */
export function numbersOf({ design, metrics, criteria = [], success_threshold, sizing }: Numbered): NumberClaim[] {
	const { isSingle } = designOf(design);
	const measured = metrics.map((one) => ({
		id: one.id,
		role: one.role,
		metric: {
			...{ kpi_id: one.kpi_id, name: one.name ?? 'The KPI', kind: one.kind ?? 'mean', unit: one.unit ?? '' },
			direction: one.direction ?? 'up',
			target: isSingle ? one.target : null,
			today: isSingle || one.role !== 'primary' ? null : (sizing?.baseline ?? null),
			bearable: one.role === 'guardrail' ? one.minimum_effect : null
		} satisfies Measured
	}));
	const rows = { kill: 0, success: 0 };
	const written = criteria.flatMap((one) => {
		const { kind, measure, comparison, value, judged_from = null, is_threshold } = one;
		const metric = measured.find(({ id }) => id === one.metric_id)?.metric;
		if (is_threshold || !metric || value === undefined || !measure || !comparison) return [];
		const field = `${kind === 'kill' ? 'kills' : 'successes'}.${rows[kind]++}.value`;
		return [{ kind, measure, comparison, value, judged_from, is_threshold: false, field, metric }];
	});
	const primary = measured.find(({ role }) => role === 'primary')?.metric;
	return [...thresholdOf(primary, success_threshold), ...written];
}

/** The success threshold, which stands with its minus or without where less is better. */
export function thresholdOf(metric: Measured | undefined, threshold: number | null): NumberClaim[] {
	if (!metric || threshold === null) return [];
	const isDown = metric.direction === 'down';
	return [
		{
			...{ field: 'success_threshold', kind: 'success', measure: 'change', judged_from: null, is_threshold: true },
			...{ comparison: isDown ? 'at_most' : 'at_least', value: isDown ? -Math.abs(threshold) : threshold, metric }
		}
	];
}

/** From where to where something reaches; ends without a number are infinite. */
export type Span = readonly [low: number, high: number];

/** Without the noise of arithmetic in binary. */
const clean = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(12)) : value);

/** What meets a number that stands at `value`. */
export function spanOf({ comparison }: Pick<NumberClaim, 'comparison'>, value: number): Span {
	return comparison === 'at_least' ? [value, Infinity] : [-Infinity, value];
}

/** What can be read at all: a share lies between 0 and 1, and a count is not negative; an average may be anything. */
export function possibleOf(measure: NumberClaim['measure'], kind: Metric['kind']): Span {
	const isShare = kind === 'proportion';
	const isAnything = !isShare && kind !== 'count';
	if (measure === 'change') return [isAnything ? -Infinity : -1, Infinity];
	if (measure === 'difference') return isShare ? [-1, 1] : [-Infinity, Infinity];
	return [isAnything ? -Infinity : 0, isShare ? 1 : Infinity];
}

/** A number in the measure of another, by what the metric is held against; null where that is not known. */
export function valueIn(measure: NumberClaim['measure'], { metric, ...claim }: NumberClaim): number | null {
	if (claim.measure === measure) return claim.value;
	const against = metric.target ?? metric.today;
	if (against === null) return null;
	const level =
		claim.measure === 'level'
			? claim.value
			: claim.measure === 'difference'
				? against + claim.value
				: against * (1 + claim.value);
	if (measure === 'level') return clean(level);
	return measure === 'difference' ? clean(level - against) : against > 0 ? clean(level / against - 1) : null;
}

/** Which side of a number is meant: "8 % or less". */
export function boundInWords({ measure, comparison, value, metric }: NumberClaim): string {
	return `${valueInWords(value, measure, metric)} ${comparison === 'at_least' ? 'or more' : 'or less'}`;
}
