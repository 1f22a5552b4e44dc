import { describe, expect, test } from 'vitest';
import {
	control,
	days,
	history,
	only,
	orderValue,
	plain,
	registration,
	signUps,
	treatment,
	worth
} from '#lib/experiments/result.fixture.ts';
import { resultsOf, type Registration } from '#lib/experiments/result.ts';

describe('a metric that should go down', () => {
	const down: Registration = { ...registration, metrics: [{ ...signUps, direction: 'down' }, orderValue] };

	test('helps by falling, and its chance to be better is that of being lower', () => {
		for (const successThreshold of [0.05, -0.05]) {
			const readings = days(21, { control: [1000, 10_000], treatment: [850, 10_000] });
			const result = only(readings, { today: '2026-03-22', registration: { ...down, successThreshold } });
			expect(result.finding).toBe('succeeds');
			expect(result.primary.comparison?.lift).toBeCloseTo(-0.15, 10);
			expect(result.primary.chanceBetter).toBeGreaterThan(0.999);
			expect(plain(result.sentence)).toContain('by −15.0 %');
			expect(plain(result.sentence)).toContain('success threshold of −5.0 %');
		}
	});

	test('hurts by rising', () => {
		const readings = days(21, { control: [1000, 10_000], treatment: [1150, 10_000] });
		const result = only(readings, { today: '2026-03-22', registration: down });
		expect(result.finding).toBe('hurts');
		expect(result.primary.chanceBetter).toBeLessThan(0.001);
	});
});

describe('the guardrail', () => {
	const primary = days(12, { control: [100, 1000], treatment: [104, 1000] });

	test('that holds is not spoken of', () => {
		const result = only([...primary, ...worth(12, 50, 50.1)], { today: '2026-03-13' });
		expect(result.guardrails[0]?.verdict).toBe('holds');
		expect(result.sentence).not.toContain('guardrail');
	});

	test('that is breached is, with its numbers', () => {
		const result = only([...primary, ...worth(12, 50, 45)], { today: '2026-03-13' });
		expect(result.guardrails[0]?.verdict).toBe('breached');
		expect(plain(result.sentence)).toMatch(
			/The guardrail order value is breached: it moved by −10\.0 % \(between −\d+\.\d % and −\d+\.\d %\), worse than the 2\.0 % that was bearable\. 9 days are left\.$/
		);
	});

	test('without readings is unknown, and where none was planned there is none', () => {
		const [guardrail] = only(primary, { today: '2026-03-13' }).guardrails;
		expect(guardrail).toMatchObject({ verdict: 'unknown', comparison: null });
		const none = { ...registration, metrics: [signUps] };
		expect(only(primary, { today: '2026-03-13', registration: none }).guardrails).toEqual([]);
	});
});

describe('the split', () => {
	test('that differs from the plan takes the weight from any effect', () => {
		const result = only(days(12, { control: [1000, 10_000], treatment: [1300, 9000] }), { today: '2026-03-13' });
		expect(result.sampleRatio?.isMismatch).toBe(true);
		expect(result.strength).toBe('weak');
		expect(result.sentence).toBe(
			'After 12 of 21 days visitors are not split as planned, so what treatment B does to sign-up rate cannot be told: find out why first. 9 days are left.'
		);
	});

	test('is judged against the planned weights', () => {
		const arms = [control, { ...treatment, weight: 0.25 }];
		const [result] = resultsOf({
			registration,
			arms,
			readings: days(12, { control: [80, 800], treatment: [20, 200] }),
			today: '2026-03-13'
		});
		expect(result?.sampleRatio?.isMismatch).toBe(false);
	});

	test('leaves out days on which an arm is not entered yet', () => {
		const readings = days(12, { control: [1000, 10_000], treatment: [1010, 10_000] }).slice(0, -1);
		expect(only(readings, { today: '2026-03-13' }).sampleRatio?.isMismatch).toBe(false);
	});
});

describe('the series', () => {
	test('adds up day by day and ends where the comparison is', () => {
		const readings = days(5, { control: [100, 1000], treatment: [110, 1000] });
		const result = only(readings, { today: '2026-03-06' });
		const series = history(readings, result);
		expect(series.map(({ day }) => day)).toEqual([
			'2026-03-01',
			'2026-03-02',
			'2026-03-03',
			'2026-03-04',
			'2026-03-05'
		]);
		const widths = series.map(({ interval }) => (interval ? interval[1] - interval[0] : NaN));
		expect(widths.toSorted((a, b) => b - a)).toEqual(widths);
		expect(series.at(-1)).toEqual({
			day: '2026-03-05',
			lift: result.primary.comparison?.lift,
			interval: result.primary.comparison?.liftInterval,
			alwaysValid: result.primary.comparison?.alwaysValidInterval
		});
	});

	test('does not depend on the order of the readings, nor on days that hold nobody', () => {
		const readings = days(5, { control: [100, 1000], treatment: [110, 1000] });
		const empty = days(5, { control: [0, 0], treatment: [0, 0] }).map((reading) => ({ ...reading, day: '2026-03-03' }));
		const [there, back] = [readings, [...readings, ...empty.slice(0, 2)].toReversed()].map((of) =>
			only(of, { today: '2026-03-06' })
		);
		expect(back?.primary.comparison).toEqual(there?.primary.comparison);
	});

	test('pools means with their spread', () => {
		const means = worth(6, 50, 52).map((reading) => ({ ...reading, metricId: 1 }));
		const average = { ...registration, metrics: [{ ...signUps, kind: 'mean' as const }] };
		const result = only(means, { today: '2026-03-22', registration: average });
		expect(result.primary.comparison?.difference).toBeCloseTo(2, 9);
		expect(result.primary.comparison?.lift).toBeCloseTo(0.04, 9);
		expect(result.finding).toBe('helps');
	});
});

test('every treatment is told on its own, and without a control there is nothing to tell', () => {
	const other = { ...treatment, id: 3, name: 'Shorter form' };
	const readings = [
		...days(21, { control: [1000, 10_000], treatment: [900, 10_000] }),
		...days(21, { treatment: [1200, 10_000] }).map((reading) => ({ ...reading, variantId: 3 }))
	];
	const results = resultsOf({ registration, arms: [control, treatment, other], readings, today: '2026-03-22' });
	expect(results.map(({ finding }) => finding)).toEqual(['hurts', 'succeeds']);
	expect(results[1]?.sentence).toContain('Shorter form moved sign-up rate');
	expect(resultsOf({ registration, arms: [treatment, other], readings, today: '2026-03-22' })).toEqual([]);
});
