import { describe, expect, test } from 'vitest';
import { analyse } from '#lib/experiments/analysis.ts';
import { dayAt, readings, running, type Asked } from '#lib/experiments/experiment.fixture.ts';

const resultOf = (changes: Partial<Asked> = {}) => {
	const [result] = analyse(running(changes));
	if (!result) throw new Error('expected a result');
	return result;
};

test('what ended as it was planned is believed by its one look', () => {
	expect(resultOf().primary.believed.basis).toBe('once');
});

test('a stop in an earlier time-box, an extension and a second time-box each end that, whatever day it ends on', () => {
	const box = { number: 1, starts_on: '2026-03-01', ends_on: '2026-03-21', extensions: 0, ended_on: '2026-03-21' };
	const stop = {
		...{ time_box: 1, criterion: 'outside' as const, reason: 'prices changed', planned_end: '2026-03-21' },
		...{ ended_on: '2026-03-05', stopped_at: '2026-03-05T12:00:00Z', author: 'Ann', author_function: null }
	};
	const next = { number: 2, starts_on: '2026-03-08', ends_on: '2026-03-21', extensions: 0, ended_on: '2026-03-21' };
	const cut = { ...box, ended_on: '2026-03-05' };
	for (const changes of [
		{ time_box: 2, time_boxes: [cut, next], early_stops: [stop] },
		{ time_box: 2, time_boxes: [box, next] },
		{ time_boxes: [{ ...box, extensions: 2 }] }
	]) {
		const result = resultOf(changes);
		expect(result.primary.believed.basis).toBe('always');
		expect(result.health.find(({ name }) => name === 'moved')?.state).toBe('failed');
	}
});

describe('days between two time-boxes', () => {
	const boxes = [
		{ number: 1, starts_on: '2026-03-01', ends_on: '2026-03-21', extensions: 0, ended_on: '2026-03-21' },
		{ number: 2, starts_on: '2026-04-04', ends_on: '2026-04-17', extensions: 0, ended_on: '2026-04-17' }
	];
	const days = [...Array(21).keys(), ...[...Array(14).keys()].map((at) => at + 34)];
	const again = { time_box: 2, time_boxes: boxes, ends_on: '2026-04-17', look_rule: 'always' as const };

	test('are not missing, and are no days of the run', () => {
		const result = resultOf({ ...again, today: '2026-04-18', readings: readings(days, [1000, 1100]) });
		expect(result.health.find(({ name }) => name === 'missing')?.state).toBe('passed');
		expect(result).toMatchObject({ strength: 'strong', recommendation: { call: 'promote' } });
		expect(result.sentence).toMatch(/^After all 35 days /);
	});

	test('while days inside them still are', () => {
		const some = days.filter((at) => at < 12 || at > 40);
		const { sentence } = resultOf({ ...again, today: '2026-04-18', readings: readings(some, [1000, 1100]) });
		expect(sentence).toContain('but 16 of 35 days are missing');
	});

	test('count for nothing while the second runs', () => {
		const { timeBox } = resultOf({ ...again, today: '2026-04-08', readings: readings(days, [1000, 1100]) });
		expect(timeBox).toMatchObject({ days: 35, elapsed: 25, left: 10, isOver: false });
	});

	test('a first one that was stopped early ends there', () => {
		const time_boxes = boxes.map((box) => (box.number === 1 ? { ...box, ended_on: '2026-03-10' } : box));
		const stop = { criterion: 'outside', reason: '', planned_end: '', ended_on: '2026-03-10', stopped_at: '' } as const;
		const result = resultOf({
			...again,
			time_boxes,
			today: '2026-04-18',
			early_stops: [{ ...stop, time_box: 1, author: 'Ann', author_function: null }],
			readings: readings(
				days.filter((at) => at < 10 || at > 30),
				[1000, 1100]
			)
		});
		expect(result.health.find(({ name }) => name === 'missing')?.state).toBe('passed');
		expect(result.sentence).toMatch(/^After all 24 days /);
	});
});

describe('readings by weeks', () => {
	const weeks = [...Array(13).keys()].map((week) => 7 * week + 6);
	const box = { number: 1, starts_on: '2026-03-01', ends_on: '2026-05-30', extensions: 0, ended_on: '2026-05-30' };
	const long = { days_a_point: 7, ends_on: '2026-05-30', time_boxes: [box], look_rule: 'always' as const };

	test('lack no days', () => {
		const result = resultOf({
			...{ ...long, today: '2026-06-01' },
			readings: readings(weeks, [7000, 7700], 70_000)
		});
		expect(result.health.find(({ name }) => name === 'missing')).toMatchObject({ state: 'unknown', limits: null });
		expect(result).toMatchObject({ strength: 'strong', recommendation: { call: 'promote' } });
	});

	test('one week is no day', () => {
		const result = resultOf({ ...long, today: '2026-03-09', readings: readings([6], [7000, 7700], 70_000) });
		expect(result.health.find(({ name }) => name === 'early')?.state).toBe('passed');
	});

	test('are a pace by the day', () => {
		const whole = { ...long, ends_on: '2026-12-30', time_boxes: [{ ...box, ended_on: '2026-12-30' }] };
		const { progress } = resultOf({ ...whole, today: '2026-06-01', readings: readings(weeks, [700, 710], 7000) });
		const left = ((progress?.needed ?? NaN) - 13 * 14_000) / 2000;
		expect(progress?.on).toBe(dayAt(92 + Math.ceil(left)));
	});

	test('that hold days before the start and since are left out where the two are compared', () => {
		const { primary } = resultOf({
			...{ ...long, design: 'before_after', today: '2026-06-01' },
			// weeks are counted from 1 January 2000: one ends on 6 March
			readings: [-9, -2, 5, 12, 19]
				.flatMap((at) => readings([at], [1000 + at, 1000 - at]))
				.filter(({ variant_id, day }) => (day < '2026-03-01' ? variant_id === 1 : variant_id === 2))
		});
		expect(primary.units).toBe(4);
	});
});
