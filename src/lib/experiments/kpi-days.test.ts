import { expect, test } from 'vitest';
import { earlierDays } from '#lib/experiments/kpi-days.ts';

const of = (values: readonly number[]) => ({
	...{ experiment_id: 7, title: 'Colour cards', arm: 'Drenthe' },
	days: values.map((value, at) => ({
		day: `2026-03-${at + 1}`,
		n: 1000,
		successes: value,
		mean: null,
		second_mean: null
	}))
});
const flat = Array.from({ length: 16 }, (_, at) => (at % 2 ? 110 : 90));

test('days that were read say what a day is like, how days differ and that neighbours do not resemble each other', () => {
	expect(earlierDays(of(flat), 'proportion')).toEqual({
		...{ experiment: { id: 7, title: 'Colour cards' }, arm: 'Drenthe', days: 16 },
		...{ baseline: 0.1, sd: 0.0103, correlation: 0 }
	});
});

test('days that climb resemble each other', () => {
	const alike = earlierDays(of(Array.from({ length: 30 }, (_, at) => 100 + at)), 'proportion');
	expect(alike?.correlation).toBeGreaterThan(0.8);
	expect(alike?.correlation).toBeLessThanOrEqual(0.95);
});

test('a ratio of a day is its two averages divided', () => {
	const days = flat.map((value, at) => ({
		...{ day: `2026-03-${at + 1}`, n: 100, successes: null, mean: value, second_mean: 2 }
	}));
	expect(earlierDays({ ...of([]), days }, 'ratio')?.baseline).toBe(50);
});

test.each([
	['too few days', flat.slice(0, 13)],
	['days that do not differ', flat.map(() => 100)],
	['nothing at all', flat.map(() => 0)],
	['no days', []]
])('%s: nothing to plan by', (_, values) => {
	expect(earlierDays(of(values), 'proportion')).toBeNull();
});
