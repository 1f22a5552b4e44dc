import { dayLabel } from '#lib/experiments/days.ts';
import { designOf } from '#lib/experiments/designs.ts';
import { daysBetween } from '#lib/experiments/experiments.ts';
import type { Check, HealthInput } from '#lib/experiments/health.ts';
import { dayAfter } from '#lib/experiments/look-plans.ts';

const known = { name: 'missing', label: 'Every day is there' } as const;

/** Days of the time-boxes that are over, on which an arm has no reading. */
export function missingCheck({ design, control, treatment, spans, today, daysAPoint }: HealthInput): Check {
	if (daysAPoint > 1)
		return {
			...known,
			state: 'unknown',
			says: 'So many readings are read here by weeks. The page on which they are entered tells days that are missing.',
			limits: null
		};
	const read = design === 'before_after' || designOf(design).isSingle ? [treatment] : [control, treatment];
	const days = read.map((arm) => new Set(arm.map(({ day }) => day)));
	const all = spans.flatMap(({ startsOn, endsOn }) => {
		const last = endsOn < today ? endsOn : dayAfter(today, -1);
		const count = Math.max(0, daysBetween(startsOn, last) + 1);
		return Array.from({ length: count }, (_, at) => dayAfter(startsOn, at));
	});
	const count = all.length;
	const gaps = all.filter((day) => days.some((arm) => !arm.has(day)));
	if (gaps.length === 0) return { ...known, state: 'passed', says: 'No day is missing.', limits: null };
	const isMany = gaps.length * 5 > count;
	return {
		...known,
		state: 'failed',
		says: `${inDays(gaps.length)} without a reading of every variant, the first ${gaps[0] ? dayLabel(gaps[0]) : ''}. What happened on them is not in the numbers.`,
		limits: isMany ? `${gaps.length} of ${count} days are missing` : null
	};
}

/** With its verb: "1 day is", "3 days are". */
export function inDays(count: number): string {
	return count === 1 ? '1 day is' : `${count} days are`;
}
