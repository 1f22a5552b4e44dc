import { amendedValue } from '#lib/experiments/amendments.ts';
import { seriesOf, type Point } from '#lib/experiments/believable.ts';
import { countsDays } from '#lib/experiments/designs.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';
import { dayAfter } from '#lib/experiments/look-plans.ts';
import type {
	Experiment,
	Reading as Row,
	Registration as PromisedRegistration
} from '#lib/experiments/experiment.schema.ts';
import { byMetricAndArm, secondOf, type Reading } from '#lib/experiments/gathered.ts';
import { currentReadings } from '#lib/experiments/readingTable.ts';
import { plannedSample } from '#lib/experiments/sizing.ts';
import { resultsOf, type Registration, type Result } from '#lib/experiments/result.ts';

/**
 * What is known about each treatment. A decided experiment is read as it was when it was decided. Empty for a draft.
 */
export function analyse(experiment: Experiment): Result[] {
	const registration = registrationOf(experiment);
	if (!registration) return [];
	return resultsOf({
		registration,
		arms: experiment.variants.map(({ id, name, is_control, weight }) => ({ id, name, isControl: is_control, weight })),
		readings: readingsOf(experiment),
		segments: experiment.segments.map(({ metric_id, variant_id, ...total }) => ({
			...total,
			metricId: metric_id,
			variantId: variant_id,
			second: secondOf(total)
		})),
		today: experiment.ended_at?.slice(0, 10) ?? experiment.today,
		daysAPoint: experiment.days_a_point
	});
}

/** The effect on the metric that decides as it became known, day by day: apart, because a chart of each takes longer than all results. */
export function historyOf(experiment: Experiment, { treatment, design, primary }: Result): Point[] {
	const registration = registrationOf(experiment);
	if (!registration) return [];
	const read = countedOf(experiment);
	const control = experiment.variants.find(({ is_control }) => is_control);
	const pair = {
		control: control ? read(primary.metric.id, control.id) : [],
		treatment: read(primary.metric.id, treatment.id)
	};
	return seriesOf({ ...primary, design }, pair, registration.startsOn);
}

/** The readings that count, by metric and arm. */
export function countedOf(experiment: Experiment): ReturnType<typeof byMetricAndArm> {
	return byMetricAndArm(readingsOf(experiment));
}

/** What counts; of a decided experiment what counted when it was decided. */
function readingsOf(experiment: Experiment): Reading[] {
	const { readings, ended_at: until } = experiment;
	const known = until ? readings.filter(({ entered_at }) => Date.parse(entered_at) <= Date.parse(until)) : readings;
	return currentReadings(known)
		.filter((reading) => !isAcross(reading, experiment))
		.map((reading) => ({
			...reading,
			metricId: reading.metric_id,
			variantId: reading.variant_id,
			second: secondOf(reading)
		}));
}

/** The day that weeks are counted from where a point stands for several days. */
const WEEKS_FROM = '2000-01-01';

/** A point of some weeks, dated by its last reading, that holds days before the start and since: of no use to who compares the two. */
function isAcross({ day }: Row, { design, starts_on, days_a_point }: Experiment): boolean {
	if (days_a_point === 1 || starts_on === null || !countsDays(design)) return false;
	const first = dayAfter(day, -(daysBetween(WEEKS_FROM, day) % days_a_point));
	return first < starts_on && day >= starts_on;
}

/**
 * The promise as the analysis reads it. Bars, looks and rule stay as registered, so that no amendment moves them after the first look;
 * the end and the kill criterion, which only say when to look, are those that stand now.
 */
function registrationOf(experiment: Experiment): Registration | null {
	const { registration, starts_on, ends_on, design, look_rule, looks, decision_rule, own_rule } = experiment;
	if (!registration || !starts_on || !ends_on) return null;
	return {
		design,
		looking: { rule: look_rule, looks },
		rule: decision_rule,
		ownRule: own_rule,
		metrics: experiment.metrics.map(({ id, role, name, kind, unit, direction, minimum_effect, target }) => ({
			id,
			role,
			name,
			kind,
			direction,
			minimumEffect: minimum_effect ?? 0,
			target,
			unit,
			isAdjusted: registration.uses_pre_period && kind === 'mean' && design === 'ab_test'
		})),
		successThreshold: registration.success_threshold,
		killCriterion: killCriterionOf(experiment, registration),
		startsOn: starts_on,
		endsOn: ends_on,
		spans: experiment.time_boxes.map((box) => ({ startsOn: box.starts_on, endsOn: box.ended_on })),
		plannedSample: (registration.sizing && plannedSample(registration.sizing)) ?? undefined,
		plannedEnd: registration.ends_on,
		stoppedFrom: experiment.early_stops.find(({ time_box }) => time_box === experiment.time_box)?.planned_end,
		wasMoved: wasMoved(experiment)
	};
}

/** In words, where there is one: criteria in numbers are judged by the database, at every reading. */
function killCriterionOf({ amendments }: Experiment, { kill_state, kill_on }: PromisedRegistration) {
	const state = amendedValue(amendments, 'kill_state') ?? kill_state;
	const on = amendedValue(amendments, 'kill_on') ?? kill_on;
	return state && on ? { state, on } : null;
}

/** As lists and boards have it, from what strangers with a link are shown too. */
function wasMoved({ early_stops, time_boxes }: Experiment): boolean {
	return early_stops.length > 0 || time_boxes.some(({ number, extensions }) => number > 1 || extensions > 0);
}
