import { designOf } from '#lib/experiments/designs.ts';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';
import { DEFAULT_INPUTS, type SizingCase, type SizingInputs } from '#lib/experiments/sizing.ts';
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
		// a ratio is sized as the mean that it is analysed as; a single value has nothing to size by, and is never split by chance
		kind: primary.kind === 'ratio' || primary.kind === 'value' ? 'mean' : primary.kind,
		isRatio: primary.kind === 'ratio',
		direction: primary.direction,
		minimumEffect: primary.minimum_effect,
		weights: {
			control: x.variants.find((one) => one.is_control)?.weight ?? 1,
			treatments: x.variants.filter((one) => !one.is_control).map(({ weight }) => weight)
		},
		days: days !== null && days > 0 ? days : null,
		looking: { rule: x.look_rule, looks: x.looks },
		isSplit: designOf(x.design).takesMany
	};
}

/** What was typed, as it is computed with: a share is typed in per cent. */
export function inputsOf(
	form: Omit<SizingForm, 'is_knowing' | 'undersized_reason'>,
	kind?: SizingCase['kind']
): SizingInputs {
	const { visitors_per_day, baseline, sd, power } = form;
	const isShare = kind === 'proportion';
	return {
		visitors_per_day,
		baseline: baseline !== null && isShare ? Number((baseline / 100).toPrecision(12)) : baseline,
		sd: isShare ? null : sd,
		alpha: DEFAULT_INPUTS.alpha,
		power
	};
}

/** The inputs a draft was saved with; before that, the defaults. */
export function savedInputs({ sizing }: Pick<Experiment, 'sizing'>): SizingInputs {
	if (!sizing) return DEFAULT_INPUTS;
	const { visitors_per_day, baseline, sd, alpha, power } = sizing;
	return { visitors_per_day, baseline, sd, alpha, power };
}
