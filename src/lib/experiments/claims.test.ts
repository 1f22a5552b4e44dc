import { expect, test } from 'vitest';
import { typedClaim } from '#lib/experiments/claims.ts';
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
	{ id: 1, name: 'Sign-up rate', direction: 'up' },
	{ id: 2, name: 'Load time', direction: 'down' }
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

test.each([
	['5', 0.05],
	['0,5 %', 0.005],
	['−2', -0.02],
	['1 000', 10],
	['', null],
	['five', null],
	['1e999', null]
])('“%s” per cent is %s', (typed, ratio) => expect(ratioOf(typed)).toBe(ratio));
