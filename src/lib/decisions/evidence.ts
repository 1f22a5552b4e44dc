import type { Experiment, Metric } from '#lib/experiments/experiment.schema.ts';
import { resultsOf, type Registration } from '#lib/experiments/result.ts';
import type { Reading } from '#lib/experiments/series.ts';

/** What a treatment did, as a decision looks at it. Effects are relative: 0.05 is five per cent of control. */
export type Finding = {
	readonly treatment: string;
	/** What is known and what is not, in plain language. */
	readonly sentence: string;
	readonly lift: number | null;
	readonly interval: readonly [number, number] | null;
	/** The interval that may be believed leaves out zero. */
	readonly isCertain: boolean;
	/** Probability that it is better than control, whichever way is good. */
	readonly chanceBetter: number | null;
	readonly guardrail: 'holds' | 'breached' | 'unknown' | null;
};

/** The evidence of an experiment, one finding per treatment; none before it was registered. */
export function findingsOf(experiment: Experiment): readonly Finding[] {
	const registration = registrationOf(experiment);
	if (!registration) return [];
	const arms = experiment.variants.map(({ id, name, is_control, weight }) => ({
		id,
		name,
		isControl: is_control,
		weight
	}));
	return resultsOf({ registration, arms, readings: readingsOf(experiment), today: experiment.today }).map((result) => ({
		treatment: result.treatment.name,
		sentence: result.sentence,
		lift: result.comparison?.lift ?? null,
		interval: result.interval ?? result.comparison?.liftInterval ?? null,
		isCertain: result.interval !== null && (result.interval[0] > 0 || result.interval[1] < 0),
		chanceBetter: result.chanceBetter,
		guardrail: result.guardrail?.verdict ?? null
	}));
}

const metricOf = ({ metrics }: Experiment, role: Metric['role']) => metrics.find((metric) => metric.role === role);

function registrationOf(experiment: Experiment): Registration | null {
	const { registration: promised } = experiment;
	const primary = metricOf(experiment, 'primary');
	const guardrail = metricOf(experiment, 'guardrail');
	if (!promised || !primary) return null;
	return {
		primary: { name: primary.name, direction: primary.direction, minimumEffect: primary.minimum_effect ?? 0 },
		guardrail: guardrail
			? { name: guardrail.name, direction: guardrail.direction, margin: guardrail.minimum_effect ?? 0 }
			: null,
		successThreshold: promised.success_threshold,
		killCriterion: { state: promised.kill_state, on: promised.kill_on },
		startsOn: promised.starts_on,
		endsOn: experiment.ends_on ?? promised.ends_on
	};
}

/** The readings that count: those that no correction replaces. */
function readingsOf(experiment: Experiment): readonly Reading[] {
	const roles = new Map(experiment.metrics.map(({ id, role }) => [id, role]));
	const replaced = new Set(experiment.readings.map(({ replaces_id }) => replaces_id));
	return experiment.readings
		.filter(({ id }) => !replaced.has(id))
		.flatMap(({ metric_id, variant_id, day, n, successes, mean, sd }) => {
			const metric = roles.get(metric_id);
			return metric ? [{ metric, variantId: variant_id, day, n, successes, mean, sd }] : [];
		});
}
