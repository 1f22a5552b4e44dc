import type { Json } from '#lib/database.types.ts';
import { gradeInWords } from '#lib/experiments/designs.ts';
import type { MetricResult } from '#lib/experiments/metric-results.ts';
import type { Result } from '#lib/experiments/result.ts';

/** What is kept of a metric with a decision; lifts are ratios, 0.05 is five per cent. */
export type MetricFigures = {
	readonly name: string;
	readonly lift: number | null;
	readonly interval: readonly (number | null)[] | null;
	/** The same in the unit of the metric, where that is what can be said. */
	readonly difference: number | null;
	readonly difference_interval: readonly (number | null)[] | null;
	/** Probability that the treatment is better. */
	readonly chance_better: number | null;
	readonly adjusted_p: number | null;
	readonly verdict: string | null;
};

/** What was worked out about one treatment when it was decided on. */
export type Figures = {
	readonly treatment: string;
	readonly finding: string;
	readonly strength: string;
	readonly grade: string;
	readonly sample: number;
	readonly sentence: string;
	readonly primary: MetricFigures;
	readonly guardrails: readonly MetricFigures[];
	readonly secondaries: readonly MetricFigures[];
	readonly checks: readonly { readonly label: string; readonly state: string; readonly says: string }[];
	readonly split_p: number | null;
	readonly call: string;
	readonly reasons: readonly string[];
};

// JSON has no infinity: an interval that is open on one side has null there
const finite = (value: number | null | undefined) =>
	value === null || value === undefined || !Number.isFinite(value) ? null : value;

function metricFigures({ metric, believed, comparison, chanceBetter, adjustedP, verdict }: MetricResult) {
	const lift = (believed.interval ? believed.lift : comparison?.lift) ?? null;
	const interval = believed.interval ?? comparison?.liftInterval ?? null;
	const inUnit = believed.inUnit ?? null;
	return {
		name: metric.name,
		lift: finite(lift),
		interval: interval && interval.map(finite),
		difference: finite(inUnit?.difference),
		difference_interval: inUnit && inUnit.interval.map(finite),
		chance_better: finite(chanceBetter),
		adjusted_p: finite(adjustedP),
		verdict
	};
}

/** The figures a decision rests on, as they are sealed with it. */
export function figuresOf(results: readonly Result[]) {
	return results.map(({ treatment, design, health, sampleRatio, recommendation, ...result }) => ({
		treatment: treatment.name,
		finding: result.finding,
		strength: result.strength,
		grade: gradeInWords(design),
		sample: result.sample,
		sentence: result.sentence,
		primary: metricFigures(result.primary),
		guardrails: result.guardrails.map(metricFigures),
		secondaries: result.secondaries.map(metricFigures),
		checks: health.map(({ label, state, says }) => ({ label, state, says })),
		split_p: finite(sampleRatio?.p),
		call: recommendation.call,
		reasons: [...recommendation.reasons]
	})) satisfies Json;
}

/** So close that only the last digits of a processor differ. */
const CLOSE = 1e-9;

/** The first place where two sets of figures differ, as words to find it by; null where they say the same. */
export function differenceOf(one: Json | undefined, other: Json | undefined, at = ''): string | null {
	if (typeof one === 'number' && typeof other === 'number')
		return Math.abs(one - other) <= CLOSE * Math.max(1, Math.abs(one), Math.abs(other)) ? null : placeOf(at);
	if (!isPart(one) || !isPart(other)) return one === other ? null : placeOf(at);
	const [first, second] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
	for (const key of new Set([...first.keys(), ...second.keys()])) {
		const found = differenceOf(first.get(key), second.get(key), `${at} ${key}`);
		if (found) return found;
	}
	return null;
}

const isPart = (value: Json | undefined): value is { [key: string]: Json | undefined } | Json[] =>
	typeof value === 'object' && value !== null;

/** " 0 guardrails 1 lift" is guardrails, lift. */
const placeOf = (at: string): string =>
	at
		.split(' ')
		.filter((part) => part !== '' && !/^\d+$/.test(part))
		.join(', ')
		.replaceAll('_', ' ') || 'the number of treatments';
