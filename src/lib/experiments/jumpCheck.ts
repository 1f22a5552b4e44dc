import { effectBetween } from '#lib/experiments/comparisons.ts';
import { dayLabel } from '#lib/experiments/days.ts';
import { designOf } from '#lib/experiments/designs.ts';
import { dayValue, type Reading } from '#lib/experiments/gathered.ts';
import type { Check, HealthInput } from '#lib/experiments/health.ts';
import { notableJumps } from '#lib/experiments/readingChecks.ts';
import { OUTLYING_ABOVE } from '#lib/stats/jumps.ts';

const known = { name: 'jumps', label: 'No sudden jump' } as const;
/** Fewer days tell no jump from noise. */
const LEAST = 5;

/**
 * Days on which the metric that decides jumped by more than chance. Where chance splits people, a jump of both arms is the world's, and
 * compares all the same: there only one that the other arm does not share counts.
 */
export function jumpCheck({ design, primary, control, treatment, daysAPoint }: HealthInput): Check {
	const days = Math.max(control.length, treatment.length);
	if (daysAPoint > 1 || days < LEAST)
		return { ...known, state: 'unknown', says: 'Needs five days that are told one by one.', limits: null };
	const kind = primary.metric.kind;
	const [inControl, inTreatment] = [jumpDays(control, kind), jumpDays(treatment, kind)];
	const isShared = (day: string) => inControl.has(day) && inTreatment.has(day);
	const isRandomised = designOf(design).grade === 'randomised';
	const found = [...inControl.union(inTreatment)].filter((day) => !(isRandomised && isShared(day))).toSorted();
	const [first] = found;
	if (first === undefined)
		return { ...known, state: 'passed', says: 'No day jumps away from the others by more than chance.', limits: null };
	return {
		...known,
		state: 'failed',
		says: `${found.length === 1 ? '1 day jumps' : `${found.length} days jump`} away from the others, the first ${dayLabel(first)}${isRandomised ? ', in one variant only' : ''}. See how it was measured; correct it where it was typed or counted wrong.`,
		limits: `its numbers jump on ${found.length === 1 ? '1 day' : `${found.length} days`}`
	};
}

function jumpDays(readings: readonly Reading[], kind: HealthInput['primary']['metric']['kind']): Set<string> {
	const seen = readings.filter((reading) => dayValue(reading, kind) !== null);
	const values = seen.map((reading) => dayValue(reading, kind) ?? 0);
	return new Set(
		notableJumps(values).flatMap((at) => {
			const [before, now] = [seen[at - 1], seen[at]];
			if (!before || !now) return [];
			const effect = effectBetween({ kind }, before, now);
			// days that hold few people differ by chance alone
			return effect && Math.abs(effect.estimate) < OUTLYING_ABOVE * effect.se ? [] : [now.day];
		})
	);
}
