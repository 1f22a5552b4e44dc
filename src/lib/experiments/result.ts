import {
	findingOf,
	gainInterval,
	strengthOf,
	type Direction,
	type Finding,
	type Strength
} from '#lib/experiments/evidence.ts';
import { sentenceOf } from '#lib/experiments/sentence.ts';
import { compare, pool, seriesOf, type Point, type Reading } from '#lib/experiments/series.ts';
import { timeBox, type TimeBox } from '#lib/experiments/time-box.ts';
import type { Comparison } from '#lib/stats/compare.ts';
import type { Interval } from '#lib/stats/interval.ts';
import { nonInferiority, type Verdict } from '#lib/stats/non-inferiority.ts';
import { sampleRatio, type SampleRatio } from '#lib/stats/sample-ratio.ts';

/** What was promised before the start. Effects are relative: 0.05 is five per cent of control. Days are ISO days. */
export type Registration = {
	readonly primary: { readonly name: string; readonly direction: Direction; readonly minimumEffect: number };
	/** margin: the relative loss that is still bearable. */
	readonly guardrail: { readonly name: string; readonly direction: Direction; readonly margin: number } | null;
	/** As a lift; for a metric that should go down a fall, with or without its minus. */
	readonly successThreshold: number;
	readonly killCriterion: { readonly state: string; readonly on: string } | null;
	readonly startsOn: string;
	/** The last day, included. */
	readonly endsOn: string;
};

/** One arm; weight: its planned part of the audience among all arms. */
export type Arm = { readonly id: number; readonly name: string; readonly isControl: boolean; readonly weight: number };

/** What is known about one treatment today. */
export type Result = {
	readonly treatment: Arm;
	readonly timeBox: TimeBox;
	readonly series: readonly Point[];
	/** Of all readings so far; null while there is nothing to compare. As measured: a fall is negative, good or not. */
	readonly comparison: Comparison | null;
	/** Of the lift, as measured: the always-valid interval while it runs, the one for one look once it is over. */
	readonly interval: Interval | null;
	/** Probability that the treatment is better, whichever way is good; of the family of the one-look interval. */
	readonly chanceBetter: number | null;
	/** Verdict from the guardrail's own `interval`, chosen as above. */
	readonly guardrail: {
		readonly verdict: Verdict;
		readonly lift: number | null;
		readonly interval: Interval | null;
	} | null;
	/** The same for all treatments; from days on which every arm has a reading. Null while too few came to tell. */
	readonly sampleRatio: SampleRatio | null;
	readonly finding: Finding;
	readonly strength: Strength;
	/** In plain language: what is known, what is not, how long is left. */
	readonly sentence: string;
};

export type ResultInput = {
	readonly registration: Registration;
	readonly arms: readonly Arm[];
	/** One per metric, arm and day, corrected ones left out; in any order. */
	readonly readings: readonly Reading[];
	readonly today: string;
};

/**
 * What the readings say about each treatment, in the order of the arms. Each is compared with control alone, at 95 per cent, without
 * adjusting for their number. Empty without a control.
 */
export function resultsOf(input: ResultInput): Result[] {
	const control = input.arms.find(({ isControl }) => isControl);
	if (!control) return [];
	const split = splitOf(input);
	return input.arms
		.filter(({ isControl }) => !isControl)
		.map((treatment) => resultOf(input, { control, treatment, split }));
}

type Pair = { readonly control: Arm; readonly treatment: Arm; readonly split: SampleRatio | null };

function resultOf(input: ResultInput, { control, treatment, split }: Pair): Result {
	const { registration, today } = input;
	const { primary } = registration;
	const time = timeBox(registration, today);
	const of = (metric: Reading['metric'], arm: Arm) =>
		input.readings.filter((reading) => reading.metric === metric && reading.variantId === arm.id);
	const comparison = compare(pool(of('primary', control)), pool(of('primary', treatment)));
	const interval = believable(comparison, time);
	const bars = {
		minimumEffect: primary.minimumEffect,
		successThreshold:
			primary.direction === 'down' ? Math.abs(registration.successThreshold) : registration.successThreshold
	};
	const isMeasured = of('primary', control).length + of('primary', treatment).length > 0;
	const finding = interval ? findingOf(gainInterval(interval, primary.direction), bars) : isMeasured ? 'early' : 'none';
	const guarded = compare(pool(of('guardrail', control)), pool(of('guardrail', treatment)));
	const known = {
		treatment,
		timeBox: time,
		series: seriesOf(of('primary', control), of('primary', treatment)),
		comparison,
		interval,
		chanceBetter: chanceBetter(comparison, primary.direction),
		guardrail: guardrailOf(registration, guarded, time),
		sampleRatio: split,
		finding,
		strength: strengthOf(finding, split?.isMismatch ?? false)
	};
	return { ...known, sentence: sentenceOf(known, { registration, bars, today }) };
}

/** While it runs people look whenever they like, so only the always-valid interval may be believed. */
function believable(comparison: Comparison | null, { isOver }: TimeBox): Interval | null {
	if (!comparison) return null;
	return isOver ? comparison.liftInterval : comparison.alwaysValidInterval;
}

function chanceBetter(comparison: Comparison | null, better: Direction): number | null {
	const higher = comparison?.chanceToBeat ?? null;
	return higher === null ? null : better === 'up' ? higher : 1 - higher;
}

function guardrailOf({ guardrail }: Registration, comparison: Comparison | null, time: TimeBox): Result['guardrail'] {
	if (!guardrail) return null;
	const interval = believable(comparison, time);
	const verdict = nonInferiority(interval, { margin: guardrail.margin, better: guardrail.direction });
	return { verdict, lift: comparison?.lift ?? null, interval };
}

/** On days where an arm's reading is still missing the counts say who typed, not who came. */
function splitOf({ arms, readings }: ResultInput): SampleRatio | null {
	const primary = readings.filter(({ metric }) => metric === 'primary');
	const seen = new Set(primary.map(({ day, variantId }) => `${day} ${variantId}`));
	const isComplete = (day: string) => arms.every(({ id }) => seen.has(`${day} ${id}`));
	const complete = new Set(primary.map(({ day }) => day).filter(isComplete));
	return sampleRatio(
		arms.map((arm) => ({
			weight: arm.weight,
			observed: primary
				.filter(({ day, variantId }) => variantId === arm.id && complete.has(day))
				.reduce((sum, { n }) => sum + n, 0)
		}))
	);
}
