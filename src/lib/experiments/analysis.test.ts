import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { analyse } from '#lib/experiments/analysis.ts';
import { experiment } from '#lib/experiments/experiment.schema.ts';

const DAY = 86_400_000;
const dayAt = (at: number) => new Date(Date.parse('2026-03-01') + at * DAY).toISOString().slice(0, 10);

/** Control and treatment on each of so many days from 1 March, every one or a week apart. */
function readings(days: readonly number[], [control, treatment]: readonly [number, number], n = 10_000) {
	const known = { metric_id: 1, n, mean: null, sd: null, source: '', author: 'Ann', replaces_id: null };
	return days.flatMap((at) =>
		[control, treatment].map((successes, arm) => ({
			...{ ...known, id: 2 * at + arm, variant_id: arm + 1, day: dayAt(at), successes },
			entered_at: `${dayAt(at)}T12:00:00Z`
		}))
	);
}

type Asked = z.input<typeof experiment>;

/** One look was promised for 21 March. */
function running(changes: Partial<Asked>) {
	const empty = { insight: '', change: '', audience: '', expected_outcome: '', riskiest_assumption: '' };
	const promised = { kill_state: 'sign-ups fall', kill_on: '2026-03-15', success_threshold: 0.05 };
	const people = { drafter: 'Ann', drafted_by: '', starter: 'Ann', idea_author: 'Ann', idea_function: null };
	return experiment.parse({
		...{ ...empty, ...promised, ...people, id: 1, idea_id: 1, idea: 'Fewer fields', title: 'Fewer fields' },
		...{ state: 'running', today: '2026-03-22', starts_on: '2026-03-01', ends_on: '2026-03-21', time_box: 1 },
		...{ drafted_at: '2026-02-20T08:00:00Z', started_at: '2026-03-01T08:00:00Z', ended_at: null },
		...{ marketing_owner_id: null, marketing_owner: null, it_owner_id: null, it_owner: null },
		...{ supports: 0, marketing_supports: 0, it_supports: 0, runs: true, is_sealed: true, registration_hash: '' },
		...{ design: 'ab_test', look_rule: 'once', looks: null, decision_rule: 'superiority', own_rule: '' },
		registration: { ...empty, ...promised, title: 'Fewer fields', starts_on: '2026-03-01', ends_on: '2026-03-21' },
		...{ sizing: null, start: null, amendments: [], early_stops: [] },
		variants: ['Control', 'B'].map((name, at) => ({
			...{ id: at + 1, position: at, name, description: '', is_control: at === 0, weight: 1 }
		})),
		metrics: [
			{
				...{
					id: 1,
					kpi_id: 1,
					role: 'primary',
					minimum_effect: 0.03,
					target: null,
					name: 'sign-up rate',
					definition: ''
				},
				...{ unit: '%', kind: 'proportion', direction: 'up', version: 1, is_newest: true }
			}
		],
		time_boxes: [{ number: 1, starts_on: '2026-03-01', ends_on: '2026-03-21', extensions: 0, ended_on: '2026-03-21' }],
		readings: readings([...Array(21).keys()], [1000, 1038]),
		...changes
	});
}

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
