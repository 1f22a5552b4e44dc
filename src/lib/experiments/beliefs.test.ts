import { describe, expect, test } from 'vitest';
import { beliefOf, beyond, inHundred, likelihoodOf } from '#lib/experiments/beliefs.ts';
import { days, only, registration, signUps } from '#lib/experiments/result.fixture.ts';

const today = '2026-03-13';

describe('what is believed of an effect', () => {
	test('says how sure it is that it is better, and that it is worth having', () => {
		const { primary } = only(days(12, { control: [100, 1000], treatment: [108, 1000] }), { today });
		const belief = beliefOf(primary);
		expect(belief?.better).toBeCloseTo(primary.chanceBetter ?? -1, 12);
		expect(belief?.worth).toBeLessThan(belief?.better ?? 0);
		expect(belief?.says.replaceAll('\u202f', ' ')).toMatch(
			/^9\d in 100 that it is better, 8\d in 100 that it is better by at least 3\.0 %\.$/
		);
	});

	test('counts a fall as better where less is better', () => {
		const down = { ...registration, metrics: [{ ...signUps, direction: 'down' as const }] };
		const readings = days(12, { control: [108, 1000], treatment: [100, 1000] });
		const belief = beliefOf(only(readings, { today, registration: down }).primary);
		expect(belief?.minimum).toBeCloseTo(-0.03, 12);
		expect(belief?.better).toBeGreaterThan(0.9);
		expect(belief?.says).toContain('that it falls by at least 3.0');
		expect(belief?.worth).toBeLessThan(belief?.better ?? 0);
	});

	test('is nothing where only exact methods for few hold, or nothing was measured', () => {
		expect(beliefOf(only(days(2, { control: [1, 50], treatment: [2, 50] }), { today }).primary)).toBeNull();
		expect(beliefOf(only([], { today }).primary)).toBeNull();
	});
});

test('what is drawn adds up to what is said', () => {
	for (const df of [3, 40, Infinity]) {
		const effect = { estimate: 0.05, se: 0.02, df };
		const [from, steps, width] = [0.03, 40_000, 8];
		const area = Array.from({ length: steps }, (_, step) => {
			const at = from + ((step + 0.5) / steps) * width;
			return (likelihoodOf(effect, at) / effect.se) * (width / steps);
		}).reduce((sum, part) => sum + part, 0);
		expect(area).toBeCloseTo(beyond(effect, from, 'up'), 4);
		expect(beyond(effect, from, 'up') + beyond(effect, from, 'down')).toBeCloseTo(1, 12);
	}
});

test('no chance is certain', () => {
	expect([1, 0.996, 0.92, 0.5, 0.006, 0].map(inHundred)).toEqual([
		'over 99 in 100',
		'over 99 in 100',
		'92 in 100',
		'50 in 100',
		'1 in 100',
		'under 1 in 100'
	]);
});
