import { seriesOf, type Point } from '#lib/experiments/believable.ts';
import { byMetricAndArm } from '#lib/experiments/gathered.ts';
import { resultsOf, type Arm, type Registration, type Result } from '#lib/experiments/result.ts';
import type { MetricPlan, Reading } from '#lib/experiments/gathered.ts';

/** What the tests of results measure: sign-ups under control and treatment B in March. */
export const control: Arm = { id: 1, name: 'Control', isControl: true, weight: 1 };
export const treatment: Arm = { id: 2, name: 'B', isControl: false, weight: 1 };
export const signUps: MetricPlan = {
	id: 1,
	role: 'primary',
	name: 'sign-up rate',
	kind: 'proportion',
	direction: 'up',
	minimumEffect: 0.03,
	target: null
};
export const orderValue: MetricPlan = {
	...signUps,
	id: 2,
	role: 'guardrail',
	name: 'order value',
	kind: 'mean',
	minimumEffect: 0.02
};
export const registration: Registration = {
	design: 'ab_test',
	looking: { rule: 'always', looks: null },
	rule: 'superiority',
	ownRule: '',
	metrics: [signUps, orderValue],
	successThreshold: 0.05,
	killCriterion: { state: 'sign-ups fall below 8 %.', on: '2026-03-15' },
	startsOn: '2026-03-01',
	endsOn: '2026-03-21',
	plannedEnd: '2026-03-21',
	wasMoved: false
};
/** The same promise with one look at its end. */
export const once: Registration = { ...registration, looking: { rule: 'once', looks: null } };

type More = { readonly today: string; readonly registration?: Registration };

/** The result of treatment B. */
export function only(readings: readonly Reading[], more: More): Result {
	const [result] = resultsOf({ registration, arms: [control, treatment], readings, ...more });
	if (!result) throw new Error('expected a result');
	return result;
}

/** The effect of it as it became known. */
export function history(readings: readonly Reading[], { primary, design }: Result): Point[] {
	const read = byMetricAndArm(readings);
	const { id } = primary.metric;
	return seriesOf({ ...primary, design }, { control: read(id, 1), treatment: read(id, 2) }, registration.startsOn);
}

/** Its sentence. */
export function told(readings: readonly Reading[], more: More): string {
	return only(readings, more).sentence;
}

/** So that an expectation can be typed: every space an ordinary one. */
export function plain(sentence: string): string {
	return sentence.replaceAll('\u00a0', ' ');
}

type Counts = readonly [successes: number, n: number];

/** The same counts on each of the first days of March. */
export function days(count: number, arms: { readonly control?: Counts; readonly treatment?: Counts }): Reading[] {
	const empty = { metricId: 1, mean: null, sd: null } as const;
	return dates(count).flatMap((day) => [
		...(arms.control ? [{ ...empty, day, variantId: 1, successes: arms.control[0], n: arms.control[1] }] : []),
		...(arms.treatment ? [{ ...empty, day, variantId: 2, successes: arms.treatment[0], n: arms.treatment[1] }] : [])
	]);
}

/** The guardrail's means on each of the first days of March. */
export function worth(count: number, ofControl: number, ofTreatment: number): Reading[] {
	const some = { metricId: 2, n: 400, sd: 12, successes: null } as const;
	return dates(count).flatMap((day) => [
		{ ...some, day, variantId: 1, mean: ofControl },
		{ ...some, day, variantId: 2, mean: ofTreatment }
	]);
}

function dates(count: number): string[] {
	return Array.from({ length: count }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`);
}
