import { amendedValue } from '#lib/experiments/amendments.ts';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import { currentReadings } from '#lib/experiments/readingTable.ts';
import { resultsOf, type Registration, type Result, type ResultInput } from '#lib/experiments/result.ts';

/**
 * What is known about each treatment. A decided experiment is read as it was when it was decided. Empty for a draft.
 */
export function analyse(experiment: Experiment): Result[] {
	const registration = registrationOf(experiment);
	if (!registration) return [];
	const until = experiment.ended_at;
	const known = until
		? experiment.readings.filter(({ entered_at }) => Date.parse(entered_at) <= Date.parse(until))
		: experiment.readings;
	return resultsOf({
		registration,
		arms: experiment.variants.map(({ id, name, is_control, weight }) => ({ id, name, isControl: is_control, weight })),
		readings: currentReadings(known).flatMap(asInput(experiment)),
		today: until ? until.slice(0, 10) : experiment.today
	});
}

/**
 * The promise as the analysis reads it. Bars stay as registered, so that no amendment moves them after the first look;
 * the end and the kill criterion, which only say when to look, are those that stand now.
 */
function registrationOf(experiment: Experiment): Registration | null {
	const { registration, metrics, starts_on, ends_on } = experiment;
	const primary = metrics.find(({ role }) => role === 'primary');
	const guardrail = metrics.find(({ role }) => role === 'guardrail');
	if (!registration || !primary || !starts_on || !ends_on) return null;
	return {
		primary: { name: primary.name, direction: primary.direction, minimumEffect: primary.minimum_effect ?? 0 },
		guardrail: guardrail
			? { name: guardrail.name, direction: guardrail.direction, margin: guardrail.minimum_effect ?? 0 }
			: null,
		successThreshold: registration.success_threshold,
		killCriterion: {
			state: amendedValue(experiment.amendments, 'kill_state') ?? registration.kill_state,
			on: amendedValue(experiment.amendments, 'kill_on') ?? registration.kill_on
		},
		startsOn: starts_on,
		endsOn: ends_on
	};
}

function asInput({ metrics }: Experiment) {
	const roles = new Map(metrics.map(({ id, role }) => [id, role]));
	return ({ metric_id, variant_id, ...reading }: Experiment['readings'][number]): ResultInput['readings'] => {
		const metric = roles.get(metric_id);
		return metric ? [{ ...reading, metric, variantId: variant_id }] : [];
	};
}
