import type { DecisionRule } from '#lib/experiments/decision-rules.ts';
import { countsDays, designOf, type Design } from '#lib/experiments/designs.ts';
import { strengthOf, type Bars, type Finding, type Strength } from '#lib/experiments/evidence.ts';
import { foreseenOf } from '#lib/experiments/foreseen.ts';
import { foundOn } from '#lib/experiments/foundOn.ts';
import { byMetricAndArm, type MetricPlan, type Reading } from '#lib/experiments/gathered.ts';
import { excusesLoss, healthOf, type Check } from '#lib/experiments/health.ts';
import { isStoppedAtLook, type Looking } from '#lib/experiments/look-plans.ts';
import { adjusted, metricResult, type MetricResult, type Pair, type Setting } from '#lib/experiments/metric-results.ts';
import { progressOf, type Progress } from '#lib/experiments/progress.ts';
import { recommend, type Recommendation } from '#lib/experiments/recommendation.ts';
import { segmentsOf, type Dimension, type SegmentTotal } from '#lib/experiments/segments.ts';
import { sentenceOf } from '#lib/experiments/sentence.ts';
import { sampleOfPair } from '#lib/experiments/sizing.ts';
import { promisedDays, timeBox, type Bounds, type TimeBox } from '#lib/experiments/time-box.ts';
import { sampleRatio, type SampleRatio } from '#lib/stats/sample-ratio.ts';

/** What was promised before the start. Effects are relative: 0.05 is five per cent of control. Days are ISO days. */
export type Registration = {
	readonly design: Design;
	readonly looking: Looking;
	readonly rule: DecisionRule;
	readonly ownRule: string;
	/** One of them decides. */
	readonly metrics: readonly MetricPlan[];
	/** As a lift; for a metric that should go down a fall, with or without its minus. */
	readonly successThreshold: number;
	readonly killCriterion: { readonly state: string; readonly on: string } | null;
	readonly startsOn: string;
	/** The last day, included, as it stands now. */
	readonly endsOn: string;
	/** Each time-box as it ran, where there was more than one: between them there is nothing to read. */
	readonly spans?: readonly Bounds[] | undefined;
	/** Visitors of all arms that the registered sizing plans with: there the always-valid interval is tightest. Absent without one. */
	readonly plannedSample?: number | undefined;
	/** As it was registered: planned looks fall in it. */
	readonly plannedEnd: string;
	/** The last day before the time-box was stopped early; absent where it was not. */
	readonly stoppedFrom?: string | undefined;
	/** Any time-box was extended or stopped early, or another followed: the end may be the planned day again, the looks are not. */
	readonly wasMoved: boolean;
};

/** One arm; weight: its planned part of the audience among all arms. */
export type Arm = { readonly id: number; readonly name: string; readonly isControl: boolean; readonly weight: number };

/** What is known about one treatment today. */
export type Result = {
	readonly treatment: Arm;
	readonly design: Design;
	/** How many of what the metric that decides is counted on: of this treatment and what it is held against. */
	readonly sample: number;
	readonly timeBox: TimeBox;
	/** By the registered plan; where the end was moved, whenever one likes. */
	readonly looking: Looking;
	readonly primary: MetricResult;
	/** Their p are adjusted together with those of the other treatments. */
	readonly secondaries: readonly MetricResult[];
	readonly guardrails: readonly MetricResult[];
	/** The same for all treatments; from days on which every arm has a reading. Null without chance in the split, or too few to tell. */
	readonly sampleRatio: SampleRatio | null;
	readonly health: readonly Check[];
	/** What parts of the audience do, where they were read: shown, and deciding nothing. */
	readonly segments: readonly Dimension[];
	readonly finding: Finding;
	readonly strength: Strength;
	readonly recommendation: Recommendation;
	readonly progress: Progress | null;
	/** In plain language: what is known, what is not, how long is left. */
	readonly sentence: string;
};

export type ResultInput = {
	readonly registration: Registration;
	readonly arms: readonly Arm[];
	/** One per metric, arm and day, corrected ones left out; in any order. */
	readonly readings: readonly Reading[];
	readonly segments?: readonly SegmentTotal[];
	readonly today: string;
	/** How many days a reading stands for: one, unless there are more than a page can take. */
	readonly daysAPoint?: number;
};

/**
 * What the readings say about each treatment, in the order of the arms. Empty without a metric that decides, or without a control where the
 * design has one. The families over which errors are kept are named where alphas are given (metric-results.ts).
 */
export function resultsOf(input: ResultInput): Result[] {
	const { registration, arms } = input;
	const isSingle = designOf(registration.design).isSingle;
	const control = isSingle ? null : (arms.find(({ isControl }) => isControl) ?? null);
	const decides = registration.metrics.find(({ role }) => role === 'primary');
	const treatments = arms.filter(({ isControl }) => !isControl);
	if (!decides || (!isSingle && !control)) return [];
	const read = byMetricAndArm(input.readings);
	const split = splitOf(input, decides);
	const setting = settingOf(input, treatments.length);
	const pairOf = (metric: MetricPlan, treatment: Arm): Pair => ({
		control: control ? read(metric.id, control.id) : [],
		treatment: read(metric.id, treatment.id)
	});
	const of = (role: MetricPlan['role'], treatment: Arm) =>
		registration.metrics
			.filter((metric) => metric.role === role)
			.map((metric) => metricResult(metric, pairOf(metric, treatment), setting));
	// one family: what is adjusted depends on every treatment
	const secondaries = adjusted(treatments.flatMap((treatment) => of('secondary', treatment)));
	const each = setting.secondaries;
	return treatments.map((treatment, at) =>
		resultOf(input, {
			treatment,
			setting,
			split,
			pair: pairOf(decides, treatment),
			primary: metricResult(decides, pairOf(decides, treatment), { ...setting, tuning: tuningOf(input, treatment) }),
			secondaries: secondaries.slice(at * each, (at + 1) * each),
			guardrails: of('guardrail', treatment),
			segments: control
				? segmentsOf({ ...registration, segments: input.segments ?? [], arms: [control, treatment], read })
				: []
		})
	);
}

type Parts = Pick<Result, 'treatment' | 'primary' | 'secondaries' | 'guardrails' | 'segments'> & {
	readonly setting: Setting;
	readonly split: SampleRatio | null;
	readonly pair: Pair;
};

function resultOf(
	{ registration, arms, today, daysAPoint = 1 }: ResultInput,
	{ setting, split, pair, ...parts }: Parts
): Result {
	const { design, rule } = registration;
	const { primary } = parts;
	const bars = barsOf(registration, primary.metric);
	const isMeasured = pair.control.length + pair.treatment.length > 0;
	const finding = foundOn(primary, bars, { isMeasured, isOver: setting.timeBox.isOver });
	const isMoved = setting.looking.rule !== registration.looking.rule;
	const { startsOn, endsOn, spans = [{ startsOn, endsOn }] } = registration;
	const health = healthOf({
		...setting,
		...pair,
		primary,
		split,
		today,
		spans,
		isMoved,
		isAtLook: setting.lastLookOn !== undefined,
		promisedDays: promisedDays(registration, setting.timeBox),
		daysAPoint,
		segments: parts.segments
	});
	const isLimited = health.some(({ limits }) => limits !== null);
	const daysRead = new Set([...pair.control, ...pair.treatment].map(({ day }) => day)).size * daysAPoint;
	const known = {
		...parts,
		design,
		sample: [...pair.control, ...pair.treatment].reduce((sum, { n }) => sum + n, 0),
		timeBox: setting.timeBox,
		looking: setting.looking,
		sampleRatio: split,
		health,
		finding,
		strength: strengthOf(finding, isLimited, excusesLoss(health, design)),
		recommendation: recommend({
			rule,
			design,
			finding,
			health,
			primary,
			guardrails: parts.guardrails,
			isOver: setting.timeBox.isOver
		}),
		progress: progressOf(primary, setting.looking.rule === 'always', {
			...{ today, endsOn, daysRead },
			foreseen: foreseenOf({ design, looking: setting.looking, pair, startsOn, primary, daysAPoint }),
			share: countsDays(design) ? 1 : shareOf(arms, parts.treatment)
		})
	};
	return { ...known, sentence: sentenceOf(known, { registration, bars, today }) };
}

/** The part of all visitors that see control or this treatment. */
function shareOf(arms: readonly Arm[], treatment: Arm): number {
	const sum = (of: readonly Arm[]) => of.reduce((all, { weight }) => all + weight, 0);
	return sum(arms.filter(({ id, isControl }) => isControl || id === treatment.id)) / sum(arms);
}

/** The part of the planned visitors that sees control or this treatment: frozen with the registration, so that no look moves it. */
function tuningOf({ registration: { design, plannedSample }, arms }: ResultInput, treatment: Arm): number | undefined {
	if (plannedSample === undefined || !designOf(design).takesMany) return undefined;
	return sampleOfPair(
		plannedSample,
		arms,
		arms.filter(({ id, isControl }) => isControl || id === treatment.id)
	);
}

/** Looks that follow a moved end were not promised: from then on only what holds at any look may be believed. */
function settingOf({ registration, today }: ResultInput, treatments: number): Setting {
	const { design, looking, metrics, startsOn, endsOn, plannedEnd, wasMoved } = registration;
	const isAtLook = isStoppedAtLook(looking, registration);
	// two moves may come back to the day that was planned
	const isMoved = !isAtLook && (endsOn !== plannedEnd || wasMoved) && looking.rule !== 'always';
	return {
		...(isAtLook ? { lastLookOn: endsOn } : {}),
		design,
		treatments,
		secondaries: metrics.filter(({ role }) => role === 'secondary').length,
		looking: isMoved ? { rule: 'always', looks: null } : looking,
		timeBox: timeBox(registration, today),
		today,
		startsOn,
		endsOn: plannedEnd
	};
}

function barsOf({ rule, successThreshold }: Registration, { direction, minimumEffect }: MetricPlan): Bars {
	const threshold = direction === 'down' ? Math.abs(successThreshold) : successThreshold;
	return { minimumEffect, successThreshold: threshold, isNoHarm: rule === 'no_harm' };
}

/** On days where an arm's reading is still missing the counts say who typed, not who came. */
function splitOf({ registration, arms, readings }: ResultInput, decides: MetricPlan): SampleRatio | null {
	if (designOf(registration.design).grade !== 'randomised') return null;
	const primary = readings.filter(({ metricId }) => metricId === decides.id);
	const armsOn = Map.groupBy(primary, ({ day }) => day);
	const isComplete = (read: readonly Reading[]) => new Set(read.map(({ variantId }) => variantId)).size === arms.length;
	const complete = new Set([...armsOn].flatMap(([day, read]) => (isComplete(read) ? [day] : [])));
	const counts = new Map<number, number>();
	for (const { variantId, day, n } of primary)
		if (complete.has(day)) counts.set(variantId, (counts.get(variantId) ?? 0) + n);
	return sampleRatio(arms.map(({ id, weight }) => ({ weight, observed: counts.get(id) ?? 0 })));
}
