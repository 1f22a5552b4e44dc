import { describe, expect, test } from 'vitest';
import type { Reading } from '#lib/experiments/gathered.ts';
import { registration, signUps, treatment, control } from '#lib/experiments/result.fixture.ts';
import { resultsOf, type Registration } from '#lib/experiments/result.ts';
import { DEFAULT_INPUTS, sizingOf, type SizingCase } from '#lib/experiments/sizing.ts';

const dayAt = (at: number) => new Date(Date.parse('2026-03-01') + at * 86_400_000).toISOString().slice(0, 10);
const dates = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => dayAt(from + at));

/** One arm, or two where days are held against days, with so many days since the start. */
function resultOf(readings: readonly Reading[], changes: Partial<Registration>, days: number) {
	const plan: Registration = { ...registration, looking: { rule: 'once', looks: null }, ...changes };
	const [result] = resultsOf({ registration: plan, arms: [control, treatment], readings, today: dayAt(days) });
	if (!result) throw new Error('expected a result');
	return result;
}

const share: SizingCase = {
	kind: 'proportion',
	direction: 'up',
	minimumEffect: 0.05,
	weights: { control: 1, treatments: [1] },
	days: 14,
	looking: { rule: 'once', looks: null },
	design: 'survey',
	target: 0.4
};

describe('the planned precision of a result is that of its sizing, where what was expected is what was found', () => {
	test.each(['once', 'looks', 'always'] as const)('a survey, by %s', (rule) => {
		const looking = { rule, looks: rule === 'looks' ? 3 : null } as const;
		const metrics = [{ ...signUps, minimumEffect: 0.05, target: 0.4 }];
		const readings = dates(0, 7).map((day) => ({
			...{ day, metricId: 1, variantId: 2, n: 100, successes: 40, mean: null, sd: null }
		}));
		const { progress } = resultOf(readings, { design: 'survey', metrics, looking }, 7);
		const sizing = sizingOf({ ...DEFAULT_INPUTS, visitors_per_day: 100 }, { ...share, looking });
		expect(progress?.needed).toBeCloseTo(sizing?.within?.needed?.visitors ?? NaN, 3);
		expect(progress?.done).toBeCloseTo(700 / (progress?.needed ?? NaN), 6);
		expect(progress?.on).toBe(dayAt(7 + Math.ceil(((progress?.needed ?? NaN) - 700) / 100)));
	});

	test('an average against its target', () => {
		const metrics = [{ ...signUps, kind: 'mean' as const, minimumEffect: 0.05, target: 50 }];
		const readings = [{ day: dayAt(0), metricId: 1, variantId: 2, n: 200, successes: null, mean: 50, sd: 30 }];
		const { progress } = resultOf(readings, { design: 'target', metrics }, 1);
		const plan: SizingCase = { ...share, kind: 'mean', design: 'target', target: 50 };
		const sizing = sizingOf({ ...DEFAULT_INPUTS, visitors_per_day: 200, sd: 30 }, plan);
		expect((progress?.needed ?? NaN) / (sizing?.within?.needed?.visitors ?? NaN)).toBeCloseTo(1, 4);
	});

	/** Days that lie ten above and ten below by turns, so that their spread is known and neighbours do not resemble each other. */
	const alternating = (variantId: number, on: readonly string[]): Reading[] =>
		on.map((day, at) => {
			const mean = 100 + (at % 2 ? 10 : -10) * Math.sqrt((on.length - 1) / on.length);
			return { day, metricId: 1, variantId, n: 1, successes: null, mean, sd: null };
		});
	const value = { ...signUps, kind: 'value' as const };
	const byDays = (design: 'before_after' | 'regions', minimumEffect: number) => {
		const [before, since] = [dates(-28, 0), dates(0, 14)];
		const readings =
			design === 'regions'
				? [1, 2].flatMap((arm) => [...alternating(arm, before), ...alternating(arm, since)])
				: [...alternating(1, before), ...alternating(2, since)];
		const { progress } = resultOf(readings, { design, metrics: [{ ...value, minimumEffect }] }, 14);
		const plan: SizingCase = { ...share, kind: 'mean', isValue: true, design, target: null, minimumEffect };
		const sizing = sizingOf({ ...DEFAULT_INPUTS, baseline: 100, sd: 10, days_before: 28 }, plan);
		return { progress, needed: sizing?.within?.needed ?? null };
	};

	test.each(['before_after', 'regions'] as const)('%s: in days since the start', (design) => {
		const { progress, needed } = byDays(design, design === 'regions' ? 0.08 : 0.055);
		expect((progress?.needed ?? NaN) / (needed?.days ?? NaN)).toBeCloseTo(1, 4);
		expect(progress?.on).toBe(dayAt(14 + Math.ceil((progress?.needed ?? NaN) - 14)));
	});

	test.each(['before_after', 'regions'] as const)(
		'%s: out of reach for both where days before are too few',
		(design) => {
			const { progress, needed } = byDays(design, 0.02);
			expect(needed).toBeNull();
			expect(progress).toMatchObject({ needed: Infinity, done: 0, on: null, isInTime: false });
		}
	);
});
