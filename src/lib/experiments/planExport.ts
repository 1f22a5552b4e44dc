import { z } from 'zod';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';
import type { Whole } from '#lib/experiments/exports.ts';
import { interimDays } from '#lib/experiments/look-plans.ts';
import { ALPHA } from '#lib/experiments/metric-results.ts';
import { methodVersion } from '#lib/experiments/methods.ts';
import { plannedSample } from '#lib/experiments/sizing.ts';
import type { CsvCell } from '#lib/server/csv-writer.ts';

/** What the registration alone knows of a metric. */
const promised = z.object({
	registration: z
		.object({ metrics: z.array(z.object({ id: z.number(), baseline: z.number().nullish() })).default([]) })
		.nullish()
});

type Values = Readonly<Record<string, CsvCell | undefined>>;

const notes = [
	'Effects, thresholds, margins (minimum_effect of a guardrail) and half_width are relative: 0.05 is five per cent of control, of what was before, or of the target. Targets and baselines are in the unit of the metric; a share is a ratio.',
	'value is what was registered; judged_by is what a criterion is held against now. amendment rows hold what was changed, old and new, as texts.',
	'Rows of readings.csv and segments.csv count unless counts is false; metric_id and variant_id are the ids of the metric and variant rows here.',
	'A text that a spreadsheet would run as a formula has an apostrophe in front of it.'
] as const;

/**
 * The plan as it was registered and as it stands: what is needed beside the readings to compute the result again. One row for each value under
 * a head: which part, of which id, the name of the value, the value. Values that nobody gave are left out.
 */
export function planRows(x: Experiment, whole: Whole): CsvCell[][] {
	const baselines = new Map(
		(promised.safeParse(whole).data?.registration?.metrics ?? []).map(({ id, baseline }) => [id, baseline ?? null])
	);
	return [
		['part', 'id', 'name', 'value'],
		...rows('experiment', x.id, experimentValues(x)),
		...rows('look_plan', x.id, lookValues(x)),
		...looks(x).flatMap((on, at) => rows('look', at + 1, { last_day: on })),
		...rows('sizing', x.id, sizingValues(x)),
		...x.variants.flatMap(({ id, name, is_control, weight }) => rows('variant', id, { name, is_control, weight })),
		...x.metrics.flatMap(({ id, role, name, unit, kind, direction, version, minimum_effect, target }) =>
			rows('metric', id, {
				...{ role, name, unit, kind, direction, kpi_version: version, minimum_effect, target },
				baseline: baselines.get(id) ?? null
			})
		),
		...x.criteria.flatMap(({ id, seen: _seen, hits: _hits, ...values }) => rows('criterion', id, values)),
		...x.time_boxes.flatMap(({ number, ...values }) => rows('time_box', number, values)),
		...x.early_stops.flatMap(({ time_box, criterion, planned_end, ended_on, reason }) =>
			rows('early_stop', time_box, { criterion, planned_end, ended_on, reason })
		),
		...x.amendments.flatMap(({ id, field, criterion_id, registered_value, amended_value, reason, amended_at }) =>
			rows('amendment', id, { field, criterion_id, registered_value, amended_value, reason, amended_at })
		),
		...notes.map((note, at): CsvCell[] => ['note', at + 1, 'note', note])
	];
}

function rows(part: string, id: number, values: Values): CsvCell[][] {
	return Object.entries(values).flatMap(([name, value]) =>
		value === null || value === undefined || value === '' ? [] : [[part, id, name, value]]
	);
}

function experimentValues(x: Experiment): Values {
	const treatments = x.variants.filter(({ is_control }) => !is_control).length;
	return {
		...{ title: x.title, design: x.design, decision_rule: x.decision_rule, own_rule: x.own_rule },
		success_threshold: x.registration?.success_threshold ?? x.success_threshold,
		...{ uses_pre_period: x.uses_pre_period, kill_state: x.kill_state, kill_on: x.kill_on },
		...{ promised_amount: x.registration?.promised_cost?.amount, promised_days: x.registration?.promised_cost?.days },
		...{ starts_on: x.starts_on, ends_on: x.ends_on, registered_end: x.registration?.ends_on },
		...{ started_at: x.started_at, ended_at: x.ended_at, exported_on: x.today, registration_hash: x.registration_hash },
		...{ alpha: ALPHA, treatments, secondary_metrics: x.metrics.filter(({ role }) => role === 'secondary').length },
		...{ correction_of_primary: 'bonferroni', correction_of_secondary: 'holm', method_version: methodVersion }
	};
}

function lookValues({ look_rule, looks: count }: Experiment): Values {
	return { rule: look_rule, looks: count, spending: look_rule === 'looks' ? 'obrien-fleming' : null };
}

/** The last day of data of each promised look; that of a plan without counted looks is the end alone, or none. */
function looks({ look_rule, looks: count, registration, starts_on }: Experiment): string[] {
	if (!registration || !starts_on || look_rule === 'always') return [];
	const { ends_on: endsOn } = registration;
	return [...interimDays({ rule: look_rule, looks: count }, { startsOn: starts_on, endsOn }), endsOn];
}

function sizingValues({ registration, sizing }: Experiment): Values {
	const promisedSizing = registration?.sizing;
	if (promisedSizing) return { ...promisedSizing, planned_sample: plannedSample(promisedSizing) };
	return registration || !sizing?.formula ? {} : { ...sizing };
}
