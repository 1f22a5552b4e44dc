import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';
import { asksFor, DEFAULT_INPUTS, type SizingCase, type SizingInputs } from '#lib/experiments/sizing.ts';
import type { SizingForm } from '#lib/experiments/sizing.schema.ts';

type Planned = Pick<
	Experiment,
	| 'metrics'
	| 'variants'
	| 'today'
	| 'starts_on'
	| 'ends_on'
	| 'started_at'
	| 'time_boxes'
	| 'design'
	| 'look_rule'
	| 'looks'
>;

/**
 * What a plan says for its sizing; null before the KPI that decides is chosen. isStarting: the first day is today, whichever
 * was planned.
 */
export function caseOf(x: Planned, { isStarting = false } = {}): SizingCase | null {
	const primary = x.metrics.find(({ role }) => role === 'primary');
	if (!primary) return null;
	const planned = !isStarting && x.starts_on && x.starts_on > x.today ? x.starts_on : x.today;
	const first = x.started_at ? (x.time_boxes.at(-1)?.starts_on ?? x.starts_on ?? x.today) : planned;
	const days = x.ends_on ? daysBetween(first, x.ends_on) + 1 : null;
	return {
		kind: asSized(primary.kind),
		isRatio: primary.kind === 'ratio',
		direction: primary.direction,
		minimumEffect: primary.minimum_effect,
		weights: {
			control: x.variants.find((one) => one.is_control)?.weight ?? 1,
			treatments: x.variants.filter((one) => !one.is_control).map(({ weight }) => weight)
		},
		days: days !== null && days > 0 ? days : null,
		looking: { rule: x.look_rule, looks: x.looks },
		design: x.design,
		target: primary.target,
		isValue: primary.kind === 'value'
	};
}

/** A ratio is sized as the mean that it is analysed as; a single value by how days differ, since chance never splits it. */
export function asSized(kind: Planned['metrics'][number]['kind']): SizingCase['kind'] {
	return kind === 'ratio' || kind === 'value' ? 'mean' : kind;
}

/** What was typed, as it is computed with: a share is typed in per cent. */
export function inputsOf(
	form: Omit<SizingForm, 'is_knowing' | 'undersized_reason'>,
	plan?: Pick<SizingCase, 'kind' | 'design' | 'isValue'> | null
): SizingInputs {
	const asks = plan && asksFor(plan);
	const asRatio = (typed: number | null) =>
		typed !== null && plan?.kind === 'proportion' ? Number((typed / 100).toPrecision(12)) : typed;
	// what the design does not ask for was typed for another one
	return {
		visitors_per_day: !asks || asks.visitors ? form.visitors_per_day : null,
		baseline: !asks || asks.baseline ? asRatio(form.baseline) : null,
		sd: !asks || asks.sd ? asRatio(form.sd) : null,
		alpha: DEFAULT_INPUTS.alpha,
		power: form.power,
		days_before: asks?.daysBefore ? form.days_before : null,
		correlation: asks?.correlation ? form.correlation : null
	};
}

/** The inputs a draft was saved with; before that, the defaults. */
export function savedInputs({ sizing }: Pick<Experiment, 'sizing'>): SizingInputs {
	if (!sizing) return DEFAULT_INPUTS;
	const { visitors_per_day, baseline, sd, alpha, power, days_before, correlation } = sizing;
	return { visitors_per_day, baseline, sd, alpha, power, days_before, correlation };
}
