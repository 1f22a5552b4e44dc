import { describe, expect, test } from 'vitest';
import { typedClaim } from '#lib/experiments/claims.ts';
import { contradictionsOf } from '#lib/experiments/contradictions.ts';
import { isWritten } from '#lib/experiments/falsifiability.ts';
import { ratioOf } from '#lib/experiments/percentages.ts';
import type { Experiment } from '#lib/experiments/experiment.schema.ts';

// only what a claim is made of
const saved: Experiment = JSON.parse(
	JSON.stringify({
		...{ insight: 'a', change: 'b', audience: 'c', expected_outcome: 'd', kill_state: 'e', kill_on: '2026-03-08' },
		...{
			starts_on: null,
			ends_on: '2026-03-15',
			today: '2026-03-01',
			decision_rule: 'superiority',
			design: 'ab_test',
			success_threshold: 0.05
		},
		criteria: [],
		metrics: [{ role: 'primary', kpi_id: 1, name: 'Sign-up rate', direction: 'up', minimum_effect: 0.02 }]
	})
);
const kpis = [
	{ id: 1, name: 'Sign-up rate', direction: 'up', kind: 'proportion', unit: '' },
	{ id: 2, name: 'Load time', direction: 'down', kind: 'mean', unit: 's' }
] as const;

test('a form that nobody touched says what is saved', () => {
	const { claim, seen } = typedClaim(saved, {}, kpis);
	expect(claim).toMatchObject({ insight: 'a', metric: 'Sign-up rate', minimum_effect: 0.02, kill_on: '2026-03-08' });
	expect(seen).toEqual({ metric: 'Sign-up rate', direction: 'up', effect: 0.02 });
});

test('what is being typed comes first, numbers in per cent', () => {
	const typed = { insight: 'x', kill_on: '', primary_kpi_id: '2', minimum_effect: '3,5 %', success_threshold: 'five' };
	const { claim, seen } = typedClaim(saved, typed, kpis);
	expect(claim).toMatchObject({
		insight: 'x',
		change: 'b',
		kill_on: null,
		metric: 'Load time',
		success_threshold: null
	});
	expect(seen).toEqual({ metric: 'Load time', direction: 'down', effect: 0.035 });
	expect(typedClaim(saved, { primary_kpi_id: '' }, kpis).seen).toBeNull();
});

describe('the numbers of a form are looked at while they are typed', () => {
	const form = { primary_kpi_id: '1', success_threshold: '5', 'kills.0.kpi_id': '1', 'kills.0.measure': 'change' };
	const found = (typed: Readonly<Record<string, string>>) => {
		const { claim } = typedClaim(saved, { ...form, ...typed }, kpis);
		return {
			isWritten: isWritten(claim),
			fields: contradictionsOf(claim.numbers, '2026-03-01').map((one) => one.field)
		};
	};

	test('a kill number takes the place of the words as soon as it stands there', () => {
		expect(found({ kill_state: '' }).isWritten).toBe(false);
		expect(found({ kill_state: '', 'kills.0.value': '-' }).isWritten).toBe(false);
		expect(found({ kill_state: '', 'kills.0.value': '−3 %' })).toEqual({ isWritten: true, fields: [] });
	});

	test('what contradicts it is named at its field, which side it is on as chosen now', () => {
		const kill = { 'kills.0.value': '3', 'kills.0.comparison': 'at_least' };
		expect(found(kill).fields).toEqual(['kills.0.value']);
		expect(found({ ...kill, success_threshold: '' }).fields).toEqual(['kills.0.value']);
		expect(found({ ...kill, 'kills.0.kpi_id': '2', guardrail_kpi_id: '2' }).fields).toEqual([]);
		expect(found({ ...kill, 'kills.0.kpi_id': '2', guardrail_kpi_id: '2', bearable_loss: '4' }).fields).toEqual([
			'kills.0.value'
		]);
		// of a KPI that the plan does not measure there is nothing to judge
		expect(found({ ...kill, 'kills.0.kpi_id': '2' }).fields).toEqual([]);
	});

	test('a share is read in per cent, and its target and what control shows with it', () => {
		const level = { 'kills.0.measure': 'level', 'kills.0.value': '45' };
		const target = { ...level, design: 'target', primary_target: '40 %' };
		expect(found(level).fields).toEqual([]);
		expect(found(target).fields).toEqual(['kills.0.value', 'kills.0.value']);
		expect(found({ ...target, design: 'ab_test' }).fields).toEqual([]);
		expect(found({ ...level, baseline: '40' }).fields).toEqual(['kills.0.value', 'kills.0.value']);
		expect(found({ ...level, baseline: '50' }).fields).toEqual([]);
	});
});

test.each([
	['5', 0.05],
	['0,5 %', 0.005],
	['−2', -0.02],
	['1 000', 10],
	['', null],
	['five', null],
	['1e999', null]
])('“%s” per cent is %s', (typed, ratio) => expect(ratioOf(typed)).toBe(ratio));
