import { countsDays } from '#lib/experiments/designs.ts';
import { leastOf, pool, type Reading } from '#lib/experiments/gathered.ts';
import type { Check, HealthInput } from '#lib/experiments/health.ts';
import type { MetricResult } from '#lib/experiments/metric-results.ts';
import { inDays } from '#lib/experiments/missingCheck.ts';
import { SETTLED } from '#lib/stats/compare.ts';

/** What there must be enough of, by the kind of the metric. */
const COUNTED = {
	...{ mean: 'values', ratio: 'values', count: 'events', value: 'days' },
	proportion: 'that did it, and that did not,'
} as const;

/** Whether there is enough of what the methods count. */
export function smallCheck(input: HealthInput): Check {
	const { design, primary, control, treatment } = input;
	const known = { name: 'small', label: 'Large enough' } as const;
	if (countsDays(design)) return { ...known, ...smallInDays(primary) };
	const arms = [control, treatment].filter((arm) => arm.length > 0);
	const least = Math.min(...arms.map((arm) => leastOf(arm, primary.metric.kind)));
	const { kind } = primary.metric;
	const what = COUNTED[kind];
	if (arms.length > 0 && least >= SETTLED)
		return {
			...known,
			state: 'passed',
			says: `At least ${SETTLED} ${what} in each arm: the methods used here hold.`,
			limits: null
		};
	const short =
		kind === 'proportion' ? `under ${SETTLED} in an arm ${shortOf(arms)}` : `under ${SETTLED} ${what} are in an arm`;
	return {
		...known,
		state: 'failed',
		says: `${short.charAt(0).toUpperCase()}${short.slice(1)}. Only exact intervals hold with so few, and none that holds at every look.`,
		limits: short
	};
}

/** Where days are the units, however many came on them: as many as the interval needs that holds at every look. */
function smallInDays({ inUnit, units }: MetricResult): Omit<Check, 'name' | 'label'> {
	if (inUnit.always)
		return {
			state: 'passed',
			says: `Days are what counts here, and ${inDays(Math.floor(units)).replace(/ (is|are)$/, '')} of both sides together are enough for the methods used here.`,
			limits: null
		};
	return {
		state: 'failed',
		says: `Days are what counts here, however many came on them: under ${SETTLED} of both sides together, or under a week’s worth on one, where days that resemble their neighbours count for fewer. No interval holds at every look with so few.`,
		limits: 'few days were read'
	};
}

/** Of which of the two there are too few, however many there are of the other. */
function shortOf(arms: readonly (readonly Reading[])[]): string {
	const counts = arms.map((arm) => pool(arm));
	const did = counts.some((one) => (one?.successes ?? 0) < SETTLED);
	const didNot = counts.some((one) => (one?.n ?? 0) - (one?.successes ?? 0) < SETTLED);
	return did && didNot ? 'did it or did not' : didNot ? 'did not do it' : 'did it';
}
