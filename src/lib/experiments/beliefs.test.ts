import { describe, expect, test } from 'vitest';
import { beliefOf, beyond, inHundred, lawAround } from '#lib/experiments/beliefs.ts';
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
		const law = lawAround(effect);
		const [from, steps, width] = [0.03, 40_000, 8];
		const area = Array.from({ length: steps }, (_, step) => {
			const at = from + ((step + 0.5) / steps) * width;
			return (law.likelihood(at) / effect.se) * (width / steps);
		}).reduce((sum, part) => sum + part, 0);
		expect(area).toBeCloseTo(beyond(law, from, 'up'), 4);
		expect(beyond(law, from, 'up') + beyond(law, from, 'down')).toBeCloseTo(1, 12);
	}
});

describe('a share against its target', () => {
	const held = (direction: 'up' | 'down', counts: readonly [number, number]) => {
		const metrics = [{ ...signUps, direction, minimumEffect: 0.05, target: 0.06 }];
		return only(days(1, { treatment: counts }), {
			today,
			registration: { ...registration, design: 'target', metrics }
		});
	};

	test('is never likelier worth having than better: both are of one law', () => {
		for (const direction of ['up', 'down'] as const)
			for (const counts of [
				[30, 300],
				[1, 40],
				[0, 40],
				[2, 30],
				[40, 40],
				[18, 300]
			] as const) {
				const { primary } = held(direction, counts);
				const belief = beliefOf(primary);
				expect(belief?.worth, `${direction} ${counts}`).toBeLessThanOrEqual(belief?.better ?? -1);
				expect(belief?.better).toBeCloseTo(primary.chanceBetter ?? -1, 12);
				const [gain, loss] = [primary.loss?.choosingControl ?? NaN, primary.loss?.choosingTreatment ?? NaN];
				expect(gain - loss).toBeCloseTo((belief?.law.centre ?? NaN) * (direction === 'up' ? 1 : -1), 9);
			}
	});

	test('is drawn by the law that it is told by', () => {
		const law = beliefOf(held('down', [1, 40]).primary)?.law;
		if (!law) throw new Error('expected a law');
		const width = 1e-4;
		const area = Array.from({ length: 80_000 }, (_, at) => law.likelihood(0.05 + (at + 0.5) * width) * width);
		expect(area.reduce((sum, part) => sum + part, 0)).toBeCloseTo(law.above(0.05), 3);
		// of one in forty nobody believes a share below none
		expect(law.likelihood(-1.01)).toBe(0);
	});
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
