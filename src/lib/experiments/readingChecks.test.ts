import { describe, expect, it } from 'vitest';
import type { Metric, Reading, Variant } from '#lib/experiments/experiment.schema.ts';
import { checksOf } from '#lib/experiments/readingChecks.ts';

const metric: Metric = {
	...{
		id: 7,
		kpi_id: 7,
		role: 'primary',
		minimum_effect: 0.02,
		target: null,
		name: 'Sign-up rate',
		definition: '',
		unit: ''
	},
	...{ kind: 'proportion', direction: 'up', version: 1, is_newest: true }
};
const variant: Variant = { id: 1, position: 1, name: 'Control', description: '', is_control: true, weight: 1 };
const dayOf = (nth: number) => `2026-03-${String(nth).padStart(2, '0')}`;
const reading = (nth: number, n: number, successes: number): Reading => ({
	...{ id: nth, metric_id: 7, variant_id: 1, day: dayOf(nth), n, successes, mean: null, sd: null },
	...{ source: '', author: '', entered_at: '', replaces_id: null }
});
const check = (readings: readonly Reading[], today = 20, daysAPoint = 1) =>
	checksOf({
		experiment: {
			metrics: [metric],
			variants: [variant],
			readings: [...readings],
			days_a_point: daysAPoint,
			state: 'running',
			design: 'ab_test',
			starts_on: dayOf(1),
			today: dayOf(today)
		},
		days: Array.from({ length: today }, (_, nth) => dayOf(nth + 1)),
		calendar: readings.map(({ day }) => ({ day, cells: 1 }))
	});
const steady = (count: number) =>
	Array.from({ length: count }, (_, nth) => reading(nth + 1, 1000 + Math.round(40 * Math.sin(nth * nth)), 50));

describe('checks of readings', () => {
	it('find days without a reading, as spans, and leave today alone', () => {
		const { missing } = check([reading(1, 10, 1), reading(4, 10, 1)], 6);
		expect(missing).toEqual([
			{ from: dayOf(2), to: dayOf(3) },
			{ from: dayOf(5), to: dayOf(5) }
		]);
		expect(check(steady(19)).missing).toEqual([]);
	});

	it('say when readings are overdue', () => {
		expect(check([reading(1, 10, 1)], 2).overdue).toBeNull();
		expect(check([reading(1, 10, 1)], 4).overdue).toBe(3);
		expect(check([], 4).overdue).toBeNull();
	});

	it('find a day whose count or rate is far from the days before', () => {
		const typo = steady(9).with(6, reading(7, 10_003, 50));
		expect(check(typo, 10).jumps).toContainEqual(expect.objectContaining({ day: dayOf(7), what: 'n', to: 10_003 }));
		expect(check(typo, 10).jumps.map(({ what }) => what)).toContain('value');
		expect(check(steady(9), 10).jumps).toEqual([]);
	});

	it('do not mistake a weekend for a jump once two weeks are known', () => {
		const weeks = Array.from({ length: 19 }, (_, nth) => reading(nth + 1, nth % 7 < 5 ? 1000 + nth : 200 + nth, 10));
		expect(check(weeks).jumps.filter(({ what }) => what === 'n')).toEqual([]);
		const wild = weeks.with(16, reading(17, 9000, 10));
		expect(check(wild).jumps.filter(({ what }) => what === 'n')).toMatchObject([{ day: dayOf(17), to: 9000 }]);
	});

	it('look at no single day where a point stands for several', () => {
		expect(check(steady(9).with(6, reading(7, 10_003, 50)), 10, 7).jumps).toEqual([]);
	});
});
