import { describe, expect, test } from 'vitest';
import { effectOf } from '#lib/experiments/effect.ts';
import type { MetricPlan, Reading, Second } from '#lib/experiments/gathered.ts';
import { history, only, orderValue, plain, registration, signUps } from '#lib/experiments/result.fixture.ts';
import { bivariateFromCorrelation } from '#lib/stats/bivariate.ts';
import { compareRatios } from '#lib/stats/compare-ratios.ts';

const dates = (count: number) =>
	Array.from({ length: count }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`);
const both = (count: number, of: (variantId: number, at: number) => Omit<Reading, 'day' | 'variantId' | 'successes'>) =>
	dates(count).flatMap((day, at) =>
		[1, 2].map((variantId) => ({ ...of(variantId, at), day, variantId, successes: null }))
	);

describe('a ratio of two sums', () => {
	const revenuePerOrder: MetricPlan = { ...signUps, id: 7, name: 'revenue per order', kind: 'ratio' };
	const promised = { ...registration, metrics: [revenuePerOrder] };
	const orders: Second = { mean: 1.6, sd: 0.9, correlation: 0.8 };
	const spent = (mean: number) => ({ metricId: 7, n: 500, mean, sd: 30, second: orders });
	const readings = both(10, (variant) => spent(variant === 1 ? 48 : 52.8));
	const result = only(readings, { registration: promised, today: '2026-03-11' });

	test('is compared by the delta method on all its people together', () => {
		// the days are alike, so the whole is a day ten times as large, but for the rounding of n - 1
		const whole = (mean: number) =>
			bivariateFromCorrelation({ n: 5000, mean: 1.6, sd: 0.9 }, { n: 5000, mean, sd: 30 }, 0.8);
		const expected = compareRatios(whole(48), whole(52.8));
		expect(result.primary.comparison?.difference).toBeCloseTo(3, 10);
		expect(result.primary.comparison?.lift).toBeCloseTo(0.1, 10);
		expect(result.primary.comparison?.liftInterval?.[0]).toBeCloseTo(expected?.liftInterval?.[0] ?? NaN, 4);
		expect(result.primary.believed.basis).toBe('always');
		expect(plain(result.sentence)).toContain('B moved revenue per order by +10.0 %');
	});

	test('has a chance to beat control, losses, a series of days, and checks that count people', () => {
		expect(result.primary.chanceBetter).toBeGreaterThan(0.999);
		expect(result.primary.loss?.choosingTreatment).toBeLessThan(1e-3);
		expect(history(readings, result).map(({ lift }) => lift?.toFixed(6))).toEqual(Array(10).fill('0.100000'));
		expect(result.sampleRatio?.isMismatch).toBe(false);
		expect(result.health.find(({ name }) => name === 'small')?.state).toBe('passed');
		expect(result.sample).toBe(10_000);
	});

	test('that forgets its denominator on a day is not compared at all, rather than as an average', () => {
		const lacking = readings.map((reading, at) => (at === 3 ? { ...reading, second: null } : reading));
		const { primary } = only(lacking, { registration: promised, today: '2026-03-11' });
		expect(primary.comparison).toBeNull();
	});

	test('counts days by their ratio where chance did not split', () => {
		const before = { ...registration, design: 'before_after' as const, metrics: [revenuePerOrder] };
		const old = dates(20).map((day) => ({
			...spent(48),
			day: day.replace('-03-', '-02-'),
			variantId: 1,
			successes: null
		}));
		const since = dates(20).map((day, at) => ({ ...spent(56 + (at % 3)), day, variantId: 2, successes: null }));
		const { primary } = only([...old.map((one, at) => ({ ...one, mean: 47 + (at % 3) })), ...since], {
			registration: before,
			today: '2026-03-21'
		});
		expect(primary.comparison?.difference).toBeCloseTo(8.975 / 1.6, 1);
		expect(primary.units).toBe(40);
	});

	test('is drawn on the board as it is on its page', () => {
		const arm = {
			kpi: 'revenue per order',
			kind: 'ratio',
			direction: 'up',
			target: null,
			n: 5000,
			successes: null,
			sd: 30
		} as const;
		const beside = { second_mean: 1.6, second_sd: 0.9, correlation: 0.8 };
		const found = effectOf(
			[
				{ ...arm, second: beside, name: 'Control', is_control: true, mean: 48 },
				{ ...arm, second: beside, name: 'B', is_control: false, mean: 52.8 }
			],
			{ isOver: false }
		);
		expect(found?.lift).toBeCloseTo(0.1, 10);
		expect(found?.interval[0]).toBeCloseTo(result.primary.comparison?.alwaysValidInterval?.[0] ?? NaN, 4);
	});
});

describe('one number a day', () => {
	const cost: MetricPlan = { ...orderValue, id: 8, name: 'cost', kind: 'value', direction: 'down' };
	const promised = { ...registration, metrics: [signUps, cost] };
	const costs = (count: number) =>
		both(count, (variant, at) => ({
			metricId: 8,
			n: 1,
			mean: variant === 1 ? 100 + at : 95 + at + (at % 2),
			sd: null
		}));
	const guarded = (count: number) => only(costs(count), { registration: promised, today: '2026-03-21' }).guardrails[0];

	test('carries no uncertainty: under two weeks it has a difference, no interval, and holds nothing', () => {
		const guard = guarded(13);
		expect(guard?.comparison?.difference).toBeCloseTo(-4.5, 0);
		expect(guard?.comparison?.lift).toBeLessThan(0);
		expect(guard?.comparison).toMatchObject({
			liftInterval: null,
			alwaysValidInterval: null,
			p: null,
			chanceToBeat: null
		});
		expect(guard?.verdict).toBe('unknown');
	});

	test('from two weeks on is compared day by day, which takes out what hit both alike', () => {
		const guard = guarded(16);
		// the days differ by 16 and the differences by one
		expect(guard?.comparison?.difference).toBeCloseTo(-4.5, 10);
		const [low, high] = guard?.comparison?.differenceInterval ?? [NaN, NaN];
		expect(high - low).toBeLessThan(1.2);
		expect(guard?.units).toBe(16);
	});

	test('is no effect on the board, where nothing stands without its interval', () => {
		const arm = {
			kpi: 'cost',
			kind: 'value',
			direction: 'down',
			target: null,
			n: 9,
			successes: null,
			sd: null
		} as const;
		const arms = [
			{ ...arm, name: 'Control', is_control: true, mean: 100 },
			{ ...arm, name: 'B', is_control: false, mean: 90 }
		];
		expect(effectOf(arms, { isOver: true })).toBeNull();
		expect(effectOf(arms, { isOver: true, design: 'before_after' })).toBeNull();
	});

	test('that decides against a target never leads to a promotion in its first two weeks', () => {
		const index: MetricPlan = { ...cost, role: 'primary', direction: 'up', target: 50 };
		const pilot = { ...registration, design: 'target' as const, metrics: [index] };
		const readings = dates(13).map((day, at) => ({
			metricId: 8,
			variantId: 2,
			day,
			n: 1,
			successes: null,
			mean: 80 + at,
			sd: null
		}));
		const result = only(readings, { registration: pilot, today: '2026-03-25' });
		expect(result.finding).toBe('early');
		expect(result.recommendation.call).toBe('iterate');
		expect(result.primary.comparison?.difference).toBeCloseTo(36, 10);
	});

	test('that does not vary, or is below nothing, is said without a lift and without NaN', () => {
		const flat = both(20, (variant) => ({ metricId: 8, n: 1, mean: variant === 1 ? -5 : -4, sd: null }));
		const [guard] = only(flat, { registration: promised, today: '2026-03-21' }).guardrails;
		expect(guard?.comparison).toMatchObject({ difference: 1, lift: null, liftInterval: null });
		expect(guard?.verdict).toBe('unknown');
	});
});

describe('what was before the start', () => {
	const value: MetricPlan = { ...orderValue, id: 2, role: 'primary' };
	const promised = (isAdjusted: boolean) => ({ ...registration, metrics: [{ ...value, isAdjusted }] });
	const before: Second = { mean: 50, sd: 12, correlation: 0.9 };
	// chance gave the treatment people who had bought more before
	const readings = both(10, (variant) => ({
		...{ metricId: 2, n: 400, sd: 12, mean: variant === 1 ? 50 : 52 },
		second: variant === 1 ? before : { ...before, mean: 50.5 }
	}));
	const result = (isAdjusted: boolean, of: readonly Reading[] = readings) =>
		only(of, { registration: promised(isAdjusted), today: '2026-03-11' }).primary;

	test('is taken out where that was promised: another difference, known far more closely', () => {
		const { comparison, adjustment } = result(true);
		expect(comparison?.difference).toBeCloseTo(2 - 0.9 * 0.5, 6);
		expect(adjustment?.adjusted).toEqual(comparison);
		expect(adjustment?.raw?.difference).toBeCloseTo(2, 10);
		expect(adjustment?.varianceReduction).toBeCloseTo(0.81, 6);
		const width = (of: readonly [number, number] | null | undefined) => (of ? of[1] - of[0] : NaN);
		const narrowed = width(comparison?.differenceInterval) / width(adjustment?.raw?.differenceInterval);
		expect(narrowed).toBeCloseTo(Math.sqrt(1 - 0.81), 3);
	});

	test('is shown beside, and counts for nothing, where it was not', () => {
		const { comparison, adjustment } = result(false);
		expect(comparison?.difference).toBeCloseTo(2, 10);
		expect(adjustment).toMatchObject({ isRegistered: false, raw: { lift: comparison?.lift } });
		expect(adjustment?.adjusted?.difference).toBeCloseTo(1.55, 6);
	});

	test('that one reading lacks cannot be taken out: the result is as measured and says so', () => {
		const { comparison, adjustment } = result(
			true,
			readings.map((one, at) => (at === 5 ? { ...one, second: null } : one))
		);
		expect(comparison?.difference).toBeCloseTo(2, 10);
		expect(adjustment).toMatchObject({ isRegistered: true, adjusted: null, varianceReduction: null });
	});

	test('is nothing to tell where nobody planned or entered it', () => {
		expect(
			result(
				false,
				readings.map((one) => ({ ...one, second: null }))
			).adjustment
		).toBeNull();
	});

	test('moves the card on the board as it moves the page', () => {
		const arm = {
			kpi: 'order value',
			kind: 'mean',
			direction: 'up',
			target: null,
			n: 4000,
			successes: null,
			sd: 12
		} as const;
		const beside = { second_sd: 12, correlation: 0.9 };
		const found = effectOf(
			[
				{ ...arm, second: { ...beside, second_mean: 50 }, name: 'Control', is_control: true, mean: 50 },
				{ ...arm, second: { ...beside, second_mean: 50.5 }, name: 'B', is_control: false, mean: 52 }
			],
			{ isOver: false }
		);
		expect(found?.lift).toBeCloseTo(result(true).comparison?.lift ?? NaN, 6);
	});
});
