import { designOf } from '#lib/experiments/designs.ts';
import { answer, done, type Cast } from './cast.ts';
import { criteriaOf, stoppedBy } from './criteria.ts';
import { tellDecisions } from './decisions.ts';
import { promiseOf, tellFunding } from './funding.ts';
import { idOf } from './ideas.ts';
import { measure, type Measurement } from './readings.ts';
import type { Reviews } from './reviews.ts';
import { hoursAfter, type Timeline } from './timeline.ts';
import { tellSizing } from './sizings.ts';
import { readTrials, type Trial } from './trials.ts';

type Telling = {
	readonly cast: Cast;
	readonly timeline: Timeline;
	readonly ids: ReadonlyMap<string, number>;
	readonly reviews: Reviews;
};

/** What the database calls the parts of an experiment; known once it was planned. */
type Known = { id: number; variants: number[]; metrics: Map<string, number> };

// a team looks at its numbers every second week
const FORTNIGHT = 14;

export function tellExperiments(telling: Telling): void {
	for (const trial of readTrials(telling.cast)) tellExperiment(trial, telling);
}

function tellExperiment(trial: Trial, telling: Telling): void {
	const { timeline } = telling;
	const { section, start } = trial;
	const known: Known = { id: 0, variants: [], metrics: new Map() };
	const drafted = section.maybe('drafted');
	const begun =
		start !== undefined
			? timeline.moment(start + 7, 13)
			: drafted
				? timeline.moment(Number(drafted), 10)
				: hoursAfter(timeline.now, -5);
	timeline.at(begun, async () => {
		const idea = idOf(section.one('idea'), telling.ids);
		const asked = { p_idea: idea, p_title: trial.title };
		known.id = await answer(trial.marketingOwner.client.rpc('draft_experiment', asked));
	});
	timeline.at(start === undefined ? hoursAfter(begun, 2) : timeline.moment(start + 2, 11), () =>
		plan(trial, known, timeline)
	);
	if (start === undefined) return;
	timeline.at(timeline.moment(start, 7), () =>
		done(trial.itOwner.client.rpc('start_experiment', { p_experiment: known.id }))
	);
	tellFunding(trial, { ...telling, experiment: () => known.id });
	tellAmendments(trial, known, timeline);
	tellStop(trial, known, timeline);
	const decided = tellDecisions(trial, { ...telling, experiment: () => known.id });
	tellReadings(trial, { known, timeline, days: measuredDays(trial, decided) });
}

async function plan(trial: Trial, known: Known, timeline: Timeline): Promise<void> {
	const { section, start, measured } = trial;
	const { client } = trial.marketingOwner;
	const kpis = new Map(
		(await answer(client.from('kpis').select('id, name').eq('is_newest', true))).map(({ id, name }) => [name, id])
	);
	const [primary] = measured;
	const { isSingle } = designOf(trial.design);
	const registeredDays = Number(section.maybe('days')) + (trial.stop?.cut ?? 0);
	await done(
		client.rpc('plan_experiment', {
			p_experiment: known.id,
			p_plan: {
				title: trial.title,
				insight: section.one('because'),
				change: section.one('change'),
				audience: section.maybe('for') ?? '',
				expected_outcome: section.maybe('outcome') ?? '',
				riskiest_assumption: section.maybe('riskiest') ?? '',
				design: trial.design,
				...trial.looks,
				decision_rule: trial.rule,
				kill_state: section.maybe('kill') ?? '',
				marketing_owner_id: trial.marketingOwner.id,
				it_owner_id: trial.itOwner.id,
				...promiseOf(trial),
				...(primary && { success_threshold: primary.measure.direction === 'up' ? primary.minimum : -primary.minimum }),
				...(start !== undefined && {
					starts_on: timeline.date(start),
					kill_on: timeline.date(start - Math.round(registeredDays * 0.6)),
					ends_on: timeline.date(start - registeredDays)
				}),
				// a criterion in numbers has its own day
				...(!section.maybe('kill') && { kill_on: null }),
				criteria: criteriaOf(trial, kpis, timeline),
				variants: [...trial.variants],
				metrics: measured.map(({ measure, role, minimum, base }) => {
					const kpi_id = kpis.get(measure.name) ?? 0;
					// what is held against a number is held against what the story draws around
					return { kpi_id, role, minimum_effect: minimum, baseline: base, target: isSingle ? base : null };
				})
			}
		})
	);
	await tellSizing(trial, known.id);
	const of = known.id;
	const [variants, metrics] = await Promise.all([
		answer(client.from('variants').select('id').eq('experiment_id', of).order('position')),
		answer(client.from('metrics').select('id, role, kpis (name)').eq('experiment_id', of))
	]);
	known.variants = variants.map(({ id }) => id);
	known.metrics = new Map(metrics.map(({ id, kpis }) => [kpis.name, id]));
}

function tellAmendments({ start = 0, ...trial }: Trial, known: Known, timeline: Timeline): void {
	trial.amendments.forEach(({ day, field, value, reason }, index) => {
		const { client } = index % 2 ? trial.itOwner : trial.marketingOwner;
		const amended = field === 'ends_on' ? timeline.date(start - trial.days) : value;
		const asked = { p_field: field, p_value: amended, p_reason: reason };
		timeline.at(timeline.moment(start - day, 15), () =>
			done(client.rpc('amend_experiment', { p_experiment: known.id, ...asked }))
		);
	});
}

function tellStop(trial: Trial, known: Known, timeline: Timeline): void {
	const { stop, marketingOwner } = trial;
	if (!stop) return;
	const asked = { p_criterion: stop.criterion, p_reason: stop.reason };
	timeline.at(timeline.moment(stop.day, 16), async () => {
		const by = stop.criterion === 'kill_criterion' ? await stoppedBy(trial, known.id) : undefined;
		await done(marketingOwner.client.rpc('stop_experiment', { p_experiment: known.id, ...asked, p_by: by }));
	});
}

/** The days on which an experiment was live, counted back from today, up to yesterday. */
function measuredDays(trial: Trial, decided: readonly number[]): number[] {
	const { start = 0, rounds, section } = trial;
	const boxes = [
		{ from: start, days: Number(section.maybe('readings') ?? trial.days) },
		// a later time-box of so many days begins on the day it was decided
		...rounds.flatMap(({ outcome, days }, index) =>
			outcome === 'iterate' ? [{ from: decided[index] ?? 0, days: days - 1 }] : []
		)
	];
	return boxes.flatMap(({ from, days }) =>
		Array.from({ length: days + 1 }, (_, index) => from - index).filter((day) => day >= 1)
	);
}

/** Two regions are both read before one of them gets anything. */
function daysBefore({ start = 0, section }: Trial): number[] {
	return Array.from({ length: Number(section.maybe('before') ?? 0) }, (_, index) => start + index + 1).toReversed();
}

type Diary = { readonly known: Known; readonly timeline: Timeline; readonly days: readonly number[] };

function tellReadings(trial: Trial, { known, timeline, days }: Diary): void {
	const all = measure(trial, [...daysBefore(trial), ...days]);
	const [correctedDay, reason = ''] = trial.section.maybe('correct')?.split(' | ') ?? [];
	const wrongDay = correctedDay === undefined ? undefined : days[Number(correctedDay)];
	const record = (at: Date, readings: readonly Measurement[], turn: number) =>
		timeline.at(at, () => {
			const rows = readings.map(({ role: _role, kpi, variant, day, ...numbers }) => ({
				...numbers,
				metric_id: known.metrics.get(kpi) ?? 0,
				variant_id: known.variants[variant] ?? 0,
				day: timeline.date(day)
			}));
			const { client } = turn % 2 ? trial.marketingOwner : trial.itOwner;
			return done(client.rpc('record_readings', { p_experiment: known.id, p_readings: rows }));
		});
	for (let first = 0; first < days.length; first += FORTNIGHT) {
		const part = days.slice(first, first + FORTNIGHT);
		const last = part.at(-1) ?? 0;
		const readings = all
			// what was before is typed in with the first days after
			.filter(({ day }) => part.includes(day) || (first === 0 && day > (trial.start ?? 0)))
			.map((reading) => (reading.day === wrongDay ? miscounted(reading) : reading));
		record(timeline.moment(last - 1, 7.5), readings, first / FORTNIGHT);
		if (wrongDay !== undefined && part.includes(wrongDay)) {
			const corrected = all.filter(({ day, role }) => day === wrongDay && role === 'primary');
			record(
				timeline.moment(last - 3, 11),
				corrected.map((reading) => ({ ...reading, source: reason })),
				0
			);
		}
	}
}

// a load test that was counted as visitors: many more came and none of them bought
function miscounted(reading: Measurement): Measurement {
	return reading.role === 'primary' ? { ...reading, n: Math.round(reading.n * 1.8) } : reading;
}
