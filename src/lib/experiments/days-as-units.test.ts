import { describe, expect, test } from 'vitest';
import type { Reading } from '#lib/experiments/gathered.ts';
import { control, days, only, plain, registration, signUps, treatment } from '#lib/experiments/result.fixture.ts';
import { resultsOf, type Registration } from '#lib/experiments/result.ts';

const noisy = (readings: readonly Reading[], mean: number) =>
	readings.map((one, at) => ({ ...one, successes: Math.round(mean + 12 * Math.sin(at * 2.4)) }));
const before = noisy(days(28, { control: [100, 1000] }), 100).map((one) => ({
	...one,
	day: one.day.replace('-03-', '-02-')
}));
const since = (count: number) => noisy(days(count, { treatment: [100, 1000] }), 130);
const plan: Registration = { ...registration, design: 'before_after', metrics: [signUps] };
const after = (count: number, more: Partial<Registration> = {}) =>
	only([...before, ...since(count)], {
		today: `2026-03-${String(count + 1).padStart(2, '0')}`,
		registration: { ...plan, ...more }
	});
const small = ({ health }: ReturnType<typeof after>) => health.find(({ name }) => name === 'small');

describe('where days are compared', () => {
	test('a few of them are not large enough, however many came on them', () => {
		const few = after(5);
		expect(few.primary.believed.interval).toBeNull();
		expect(few.sentence).toContain('there are too few days to say');
		expect(small(few)).toMatchObject({ state: 'failed', limits: 'few days were read' });
		expect(small(few)?.says).toContain('Days are what counts here');
	});

	test('enough of them are, and are counted as days', () => {
		const many = after(20);
		expect(small(many)?.state).toBe('passed');
		expect(plain(small(many)?.says ?? '')).toBe(
			'Days are what counts here, and 46 days of both sides together are enough for the methods used here.'
		);
	});

	test('no precision is reached by an interval that is not there', () => {
		expect(after(5).progress).toBeNull();
		const wide = { ...plan, metrics: [{ ...signUps, minimumEffect: 0.5 }] };
		expect(after(5, wide).progress).toBeNull();
		expect(after(20, wide).progress?.done).toBe(1);
	});
});

test('what is needed in all counts the arms that are told elsewhere too', () => {
	const other = { ...treatment, id: 3, name: 'C', weight: 2 };
	const readings = [
		...days(12, { control: [100, 1000], treatment: [104, 1000] }),
		...days(12, { treatment: [204, 2000] }).map((one) => ({ ...one, variantId: 3 }))
	];
	const [b, c] = resultsOf({ registration, arms: [control, treatment, other], readings, today: '2026-03-13' });
	for (const [result, share] of [
		[b, 2 / 4],
		[c, 3 / 4]
	] as const) {
		const { progress, primary } = result ?? {};
		expect((progress?.needed ?? NaN) * share * (progress?.done ?? NaN)).toBeCloseTo(primary?.units ?? NaN, 3);
	}
});
